package dev.headroom.cli.demo;

/** Where the demo is watched. */
interface DemoView extends AutoCloseable {

    /** Shows what there is now; called many times a second. */
    void show(Snapshot snapshot);

    /** The show is over; from here on others write. Safe to call from another thread, and again. */
    @Override
    void close();

    /** Shows nothing. */
    DemoView NONE = new DemoView() {
        @Override
        public void show(Snapshot snapshot) {}

        @Override
        public void close() {}
    };
}
