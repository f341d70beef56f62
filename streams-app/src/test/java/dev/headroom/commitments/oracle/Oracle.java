package dev.headroom.commitments.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The naive computation of the drawdown tables; source: docs/drawdown.md and design §2 and §5. */
public final class Oracle {

    private Oracle() {}

    /**
     * The rows of all tables of that world. It keeps nothing: the same world gives the same rows.
     *
     * @throws ArithmeticException when an amount has no place in whole micros of 64 bits
     */
    public static Tables tables(World world) {
        List<Balance> balances = balances(world);
        List<Map<String, @Nullable Object>> periods = new ArrayList<>();
        for (Balance balance : balances) {
            Map<String, Map<String, @Nullable Object>> byId = new TreeMap<>(Text.BY_CODE_POINT);
            balance.periods().forEach(period -> byId.put(period.period().id(), Rows.period(balance, period)));
            periods.addAll(byId.values());
        }
        return new Tables(
                cube(world).stream().map(Rows::spendDaily).toList(),
                balances.stream().map(Rows::consumption).toList(),
                periods,
                Portfolio.rows(balances, new Rates(world.rates())));
    }

    /** The balances of all loaded commitments, by id. */
    static List<Balance> balances(World world) {
        LocalDate today = Time.dayOf(world.now());
        List<Cell> cube = cube(world);
        List<Commitment> commitments = Commitment.load(world.terms(), today);
        Set<String> ids = commitments.stream().map(Commitment::id).collect(Collectors.toSet());
        Rates rates = new Rates(world.rates());
        List<Claims> claims = commitments.stream()
                .map(commitment -> Claims.of(commitment, cube, ids, rates, today))
                .toList();
        return Drawdown.run(claims, world.now()).stream()
                .sorted(Comparator.comparing(balance -> balance.terms().id(), Text.BY_CODE_POINT))
                .toList();
    }

    private static List<Cell> cube(World world) {
        return Cube.of(Deliveries.standing(world.artifacts()));
    }
}
