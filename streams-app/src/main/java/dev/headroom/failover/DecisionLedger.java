package dev.headroom.failover;

import dev.headroom.failover.machine.Decision;
import dev.headroom.failover.machine.FailoverBook;
import dev.headroom.failover.machine.LagFreeze;
import dev.headroom.topology.PublishedTable;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The book, and the one way to change it: what is decided is written out and remembered together. */
final class DecisionLedger implements PublishedTable.Sink {

    private final BookStores stores;
    private final DecisionTables tables;
    private final Outlet outlet;
    private FailoverBook book;
    private Instant now = Instant.EPOCH;

    /** Where records go. */
    interface Outlet {
        /** Writes a record; a null value is a tombstone. */
        void write(Object key, @Nullable Object value, Instant at);
    }

    DecisionLedger(BookStores stores, Outlet outlet) {
        this.stores = stores;
        this.tables = new DecisionTables(stores);
        this.outlet = outlet;
        this.book = stores.load();
    }

    FailoverBook book() {
        return book;
    }

    void enter(Decision decision, Instant tick) {
        now = tick;
        tables.publish(decision, tick, this);
        remember(decision.next());
    }

    void enter(LagFreeze freeze) {
        now = freeze.trigger().decidedAt();
        tables.publishLag(freeze, this);
        remember(freeze.next());
    }

    private void remember(FailoverBook next) {
        stores.save(book, next);
        stores.saveVersion();
        book = next;
    }

    @Override
    public void accept(SpecificRecord key, @Nullable SpecificRecord row) {
        outlet.write(key, row, now);
    }

    @Override
    public long nextVersion() {
        return stores.nextVersion();
    }
}
