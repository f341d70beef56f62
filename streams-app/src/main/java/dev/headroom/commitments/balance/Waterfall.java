package dev.headroom.commitments.balance;

import dev.headroom.commitments.terms.Period;
import dev.headroom.commitments.terms.TermsVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a provider are shared out among its commitments (rules 6 and 7): the commitments are worked through in order,
 * each takes what fits, and what is left of a cell passes to the next as a share.
 */
final class Waterfall {

    /** What is left of each cell; null is all of it. */
    private final @Nullable BigDecimal[] shareLeft;

    /** Position of the last commitment eligible for each cell. */
    private final int[] lastEligible;

    private final List<TermsVersion> order;
    private final List<Claims> claims;

    private Waterfall(int cellCount, List<TermsVersion> order, List<Claims> claims) {
        this.shareLeft = new BigDecimal[cellCount];
        this.lastEligible = new int[cellCount];
        this.order = order;
        this.claims = claims;
        for (int position = 0; position < claims.size(); position++) {
            for (Claim claim : claims.get(position).eligible()) {
                lastEligible[claim.cellIndex()] = position;
            }
        }
    }

    /**
     * What counts for each commitment.
     *
     * @param order terms in force, in the order in which the commitments are worked through
     * @param claims their claims, in the same order
     */
    static List<Tally> share(int cellCount, List<TermsVersion> order, List<Claims> claims) {
        Waterfall waterfall = new Waterfall(cellCount, order, claims);
        List<Tally> tallies = new ArrayList<>();
        for (int position = 0; position < order.size(); position++) {
            tallies.add(waterfall.turnOf(position));
        }
        return tallies;
    }

    private Tally turnOf(int position) {
        TermsVersion terms = order.get(position);
        Tally tally = new Tally();
        claims.get(position).applied().forEach(tally::countApplied);
        MarketplaceCaps caps = new MarketplaceCaps(terms);
        for (DayClaims day : byAttributionDay(claims.get(position).eligible())) {
            day.negative().forEach(claim -> offer(claim, position, terms, caps, tally));
            day.others().forEach(claim -> offer(claim, position, terms, caps, tally));
        }
        return tally;
    }

    /** Claims of one attribution day: those negative by the own metric have their turn first. */
    private record DayClaims(List<Claim> negative, List<Claim> others) {}

    /** Rule 6: own attribution day, amounts negative by the own metric first, then cell key, which is the order they come in. */
    private static Collection<DayClaims> byAttributionDay(List<Claim> claims) {
        Map<LocalDate, DayClaims> days = new TreeMap<>();
        for (Claim claim : claims) {
            DayClaims day = days.computeIfAbsent(
                    claim.attributionDay(), any -> new DayClaims(new ArrayList<>(), new ArrayList<>()));
            (claim.amount().signum() < 0 ? day.negative() : day.others()).add(claim);
        }
        return days.values();
    }

    /** Offers the commitment what former ones left of a cell. */
    private void offer(Claim claim, int position, TermsVersion terms, MarketplaceCaps caps, Tally tally) {
        BigDecimal offeredShare = shareLeft[claim.cellIndex()];
        if (offeredShare != null && offeredShare.signum() == 0) {
            return;
        }
        BigDecimal amount =
                offeredShare == null ? claim.amount() : claim.amount().multiply(offeredShare);
        boolean last = lastEligible[claim.cellIndex()] == position;
        BigDecimal taken = take(claim, amount, last, terms, caps, tally);
        if (taken.compareTo(amount) == 0) {
            shareLeft[claim.cellIndex()] = BigDecimal.ZERO;
        } else if (taken.signum() != 0) {
            BigDecimal left = Exact.divide(amount.subtract(taken), amount);
            shareLeft[claim.cellIndex()] = offeredShare == null ? left : left.multiply(offeredShare);
        }
    }

    /** Takes what the commitment may of an offered amount and returns how much that is, counted or in excess. */
    private static BigDecimal take(
            Claim claim, BigDecimal amount, boolean last, TermsVersion terms, MarketplaceCaps caps, Tally tally) {
        BigDecimal room = last || amount.signum() <= 0 ? null : roomBelow(terms.total(), tally);
        if (room != null && room.signum() == 0) {
            return BigDecimal.ZERO;
        }
        MarketplaceCaps.Cap cap = claim.marketplace() ? caps.capOn(claim.attributionDay()) : null;
        BigDecimal countable = cap == null ? amount : cap.countable(amount);
        if (room != null && room.compareTo(countable) < 0) {
            if (cap != null) {
                cap.use(room);
            }
            tally.count(claim, room, BigDecimal.ZERO);
            return room;
        }
        if (cap != null) {
            cap.use(amount);
        }
        tally.count(claim, countable, cap == null ? BigDecimal.ZERO : amount.subtract(countable));
        return amount;
    }

    /** What fits below the total; null: no limit. */
    private static @Nullable BigDecimal roomBelow(@Nullable BigDecimal total, Tally tally) {
        return total == null ? null : Exact.notNegative(total.subtract(tally.consumed()));
    }

    /** The marketplace caps of one commitment, one for each period, or one for the term. */
    private static final class MarketplaceCaps {

        private final TermsVersion terms;
        private final Map<String, Cap> byPeriod = new HashMap<>();

        MarketplaceCaps(TermsVersion terms) {
            this.terms = terms;
        }

        @Nullable
        Cap capOn(LocalDate day) {
            BigDecimal ratio = terms.marketplace().capRatio();
            if (ratio == null) {
                return null;
            }
            Period period = terms.periodOf(day).orElse(null);
            BigDecimal base = period == null ? terms.total() : period.target();
            if (base == null) {
                return null;
            }
            return byPeriod.computeIfAbsent(period == null ? "" : period.id(), any -> new Cap(ratio.multiply(base)));
        }

        /** One cap and the net amount taken or in excess so far. */
        private static final class Cap {

            private final BigDecimal limit;
            private BigDecimal net = BigDecimal.ZERO;

            Cap(BigDecimal limit) {
                this.limit = limit;
            }

            BigDecimal countable(BigDecimal amount) {
                return limit.min(net.add(amount)).subtract(limit.min(net));
            }

            void use(BigDecimal amount) {
                net = net.add(amount);
            }
        }
    }
}
