package dev.headroom.commitments.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rule 6, order, and rule 7, marketplace cap: who takes what of which cell. */
final class Drawdown {

    private final List<Claims> order;
    private final Map<CellKey, BigDecimal> shareLeft = new HashMap<>();

    private Drawdown(List<Claims> order) {
        this.order = order;
    }

    /** A balance for each commitment, in the order they are worked through. */
    static List<Balance> run(List<Claims> claims, Instant now) {
        // Rule 6: the commitments of a provider are worked through by priority (ties: earlier term start, then id).
        // Which terms:
        // priority and term are those of the version now. Those of different providers have no cell in common.
        List<Claims> order = claims.stream()
                .sorted(Comparator.comparing((Claims one) -> one.terms().priority())
                        .thenComparing(one -> one.terms().termStart())
                        .thenComparing(one -> one.terms().id(), Text.BY_CODE_POINT))
                .toList();
        Drawdown drawdown = new Drawdown(order);
        List<Balance> balances = new ArrayList<>();
        for (int turn = 0; turn < order.size(); turn++) {
            balances.add(new Balance(order.get(turn), drawdown.take(turn), now));
        }
        return balances;
    }

    private List<Taken> take(int turn) {
        Claims claims = order.get(turn);
        List<Taken> taken = new ArrayList<>();
        // Rule 6: each first takes its applied cells. Rule 4: whole, even beyond the total.
        for (Claim claim : claims.applied()) {
            taken.add(new Taken(
                    claim.cell(), claim.attributionDay(), claim.amount(), BigDecimal.ZERO, Taken.Kind.APPLIED));
        }
        // Rule 6: then what earlier ones left of the cells eligible for it by rule, ordered by its own attribution day,
        // amounts
        // negative by its own metric first, then cell key.
        List<Claim> inOrder = claims.eligible().stream()
                .sorted(Comparator.comparing(Claim::attributionDay)
                        .thenComparing(claim -> claim.amount().signum() < 0 ? 0 : 1)
                        .thenComparing(claim -> claim.cell().key()))
                .toList();
        Map<LocalDate, BigDecimal> netMarketplace = new HashMap<>();
        for (Claim claim : inOrder) {
            BigDecimal share = shareLeft.getOrDefault(claim.cell().key(), BigDecimal.ONE);
            if (share.signum() > 0) {
                Offer offer = new Offer(claim, share, claim.amount().multiply(share), isLast(turn, claim.cell()));
                takeByRule(claims.terms(), offer, taken, netMarketplace);
            }
        }
        return taken;
    }

    /** What is left of a cell when the turn comes to a commitment. */
    private record Offer(Claim claim, BigDecimal share, BigDecimal amount, boolean last) {}

    private void takeByRule(
            TermsVersion terms, Offer offer, List<Taken> taken, Map<LocalDate, BigDecimal> netMarketplace) {
        BigDecimal amount = offer.amount();
        boolean marketplace = ProviderNames.isMarketplace(offer.claim().cell().key());
        Taken.Kind kind = marketplace ? Taken.Kind.MARKETPLACE : Taken.Kind.OWN;
        CapPeriod cap = marketplace ? capOn(terms, offer.claim().attributionDay()) : null;
        BigDecimal net = cap == null ? BigDecimal.ZERO : netMarketplace.getOrDefault(cap.start(), BigDecimal.ZERO);
        // Rule 7: with N the net marketplace amount so far in the period, an amount a may count min(cap, N + a) -
        // min(cap, N).
        // Without a cap rule 6 alone holds.
        BigDecimal counts = cap == null
                ? amount
                : cap.cap().min(net.add(amount)).subtract(cap.cap().min(net));
        // Rule 6: of a positive amount it takes what fits below its total. The last commitment eligible for the cell
        // takes all that
        // is left. A negative or zero amount is taken whole. An undisclosed total has no limit.
        // Rule 7: if the room is smaller than m, the room is taken (N grows by the room) and the rest passes.
        if (amount.signum() > 0 && !offer.last() && terms.total() != null) {
            BigDecimal room = terms.total().subtract(sum(taken)).max(BigDecimal.ZERO);
            if (room.signum() == 0) {
                // Rule 7: with no room nothing is taken, N stays, and all of it passes to the next commitment.
                return;
            }
            if (room.compareTo(counts) < 0) {
                add(taken, offer, room, BigDecimal.ZERO, kind);
                if (cap != null) {
                    netMarketplace.put(cap.start(), net.add(room));
                }
                // Rule 6: share left = (amount - taken) / amount x the share it was offered.
                BigDecimal left = amount.subtract(room)
                        .divide(amount, MathContext.DECIMAL128)
                        .multiply(offer.share());
                shareLeft.put(offer.claim().cell().key(), left);
                return;
            }
        }
        // Rule 7: otherwise m counts and a - m is excess, which goes nowhere (N grows by a).
        add(taken, offer, counts, amount.subtract(counts), kind);
        if (cap != null) {
            netMarketplace.put(cap.start(), net.add(amount));
        }
        shareLeft.put(offer.claim().cell().key(), BigDecimal.ZERO);
    }

    private static void add(List<Taken> taken, Offer offer, BigDecimal counted, BigDecimal excess, Taken.Kind kind) {
        taken.add(new Taken(offer.claim().cell(), offer.claim().attributionDay(), counted, excess, kind));
    }

    /** A period with its cap; start identifies it. */
    private record CapPeriod(LocalDate start, BigDecimal cap) {}

    // Rule 7: marketplace cap per period (per term without periods): cap = cap_ratio x target (x total; none if
    // undisclosed).
    private static @Nullable CapPeriod capOn(TermsVersion terms, LocalDate attributionDay) {
        BigDecimal ratio =
                terms.marketplace() == null ? null : terms.marketplace().capRatio();
        if (ratio == null) {
            return null;
        }
        if (terms.periods().isEmpty()) {
            return terms.total() == null ? null : new CapPeriod(terms.termStart(), ratio.multiply(terms.total()));
        }
        TermsPeriod period = terms.periods().stream()
                .filter(candidate -> candidate.covers(attributionDay))
                .findFirst()
                .orElseThrow();
        return new CapPeriod(period.start(), ratio.multiply(period.target()));
    }

    private static BigDecimal sum(List<Taken> taken) {
        return taken.stream().map(Taken::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean isLast(int turn, Cell cell) {
        return order.subList(turn + 1, order.size()).stream().noneMatch(later -> later.isEligible(cell));
    }
}
