package dev.headroom.commitments;

import dev.headroom.commitments.alerts.AlertBook;
import dev.headroom.commitments.alerts.AlertBook.Transition;
import dev.headroom.commitments.alerts.AlertRules;
import dev.headroom.commitments.alerts.Finding;
import dev.headroom.commitments.balance.Balance;
import dev.headroom.commitments.balance.FxRates;
import dev.headroom.commitments.balance.Portfolio;
import dev.headroom.tables.ActiveAlert;
import dev.headroom.tables.ActiveAlertKey;
import dev.headroom.tables.AlertEventKey;
import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.tables.CommitmentConsumptionKey;
import dev.headroom.tables.CommitmentPeriod;
import dev.headroom.tables.CommitmentPeriodKey;
import dev.headroom.tables.CommitmentPortfolio;
import dev.headroom.tables.CommitmentPortfolioKey;
import dev.headroom.topics.TopicCatalogue;
import dev.headroom.topology.AlertRows;
import dev.headroom.topology.PublishedTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables that are made from balances: consumption, periods, portfolio, and the alerts that follow. */
final class BalanceTables {

    private final CubeStores stores;
    private final PublishedTable<CommitmentConsumptionKey, CommitmentConsumption> consumption;
    private final PublishedTable<CommitmentPeriodKey, CommitmentPeriod> periods;
    private final PublishedTable<CommitmentPortfolioKey, CommitmentPortfolio> portfolio;
    private final PublishedTable<ActiveAlertKey, ActiveAlert> alerts;

    BalanceTables(CubeStores stores) {
        this.stores = stores;
        consumption =
                new PublishedTable<>(TopicCatalogue.COMMITMENT_CONSUMPTION, BalanceMapper::closed, stores.published());
        periods = new PublishedTable<>(TopicCatalogue.COMMITMENT_PERIODS, PeriodMapper::closed, stores.published());
        portfolio =
                new PublishedTable<>(TopicCatalogue.COMMITMENT_PORTFOLIO, PortfolioMapper::closed, stores.published());
        alerts = new PublishedTable<>(TopicCatalogue.ALERTS_ACTIVE, AlertRows::resolved, stores.published());
    }

    /** Publishes the tables of all balances at {@code now}. */
    void publish(Collection<Balance> balances, FxRates fx, Instant now, PublishedTable.Sink sink) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<CommitmentConsumptionKey, CommitmentConsumption> balanceRows = new LinkedHashMap<>();
        Map<CommitmentPeriodKey, CommitmentPeriod> periodRows = new LinkedHashMap<>();
        for (Balance balance : balances) {
            String id = balance.terms().commitmentId();
            balanceRows.put(new CommitmentConsumptionKey(id), BalanceMapper.toRow(balance, now));
            balance.periods()
                    .forEach(period -> periodRows.put(
                            new CommitmentPeriodKey(id, period.period().id()),
                            PeriodMapper.toRow(balance.terms(), period, now)));
        }
        Map<CommitmentPortfolioKey, CommitmentPortfolio> portfolioRows = new LinkedHashMap<>();
        Portfolio.of(balances, fx, today)
                .forEach((provider, line) -> portfolioRows.put(
                        new CommitmentPortfolioKey(provider), PortfolioMapper.toRow(provider, line, now)));
        consumption.publish(balanceRows, now, sink);
        periods.publish(periodRows, now, sink);
        portfolio.publish(portfolioRows, now, sink);
    }

    /** Judges all balances at {@code now}, tells of the alerts that start or end by it, and publishes how things stand with all. */
    void judge(Collection<Balance> balances, Instant now, PublishedTable.Sink sink) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Finding> findings = balances.stream()
                .flatMap(balance -> AlertRules.judge(balance, today).stream())
                .toList();
        AlertBook.Judged judged = AlertBook.judge(stores.loadAlerts(), findings, now);
        stores.putAlerts(judged.book());
        Map<ActiveAlertKey, ActiveAlert> before = new LinkedHashMap<>();
        alerts.rows().forEach(row -> before.put(row.key(), row.row()));
        Map<ActiveAlertKey, ActiveAlert> active = new LinkedHashMap<>();
        judged.firing()
                .forEach(trigger -> active.put(
                        new ActiveAlertKey(trigger.finding().dedupKey()),
                        AlertMapper.triggered(trigger.finding(), trigger.since(), now)));
        for (Transition transition : judged.transitions()) {
            ActiveAlertKey key = new ActiveAlertKey(transition.dedupKey());
            if (transition instanceof Transition.Trigger) {
                tell(Objects.requireNonNull(active.get(key)), sink);
            } else if (before.containsKey(key)) {
                tell(AlertRows.resolved(Objects.requireNonNull(before.get(key)), now), sink);
            }
        }
        alerts.publish(active, now, sink);
    }

    private static void tell(ActiveAlert row, PublishedTable.Sink sink) {
        sink.accept(new AlertEventKey(row.getDedupKey()), AlertRows.toEvent(row, sink.nextVersion()));
    }
}
