package dev.headroom.producers.demo;

import dev.headroom.producers.Outlet;
import dev.headroom.producers.clock.Ticks;
import dev.headroom.producers.commitments.CommitmentsImporter;
import dev.headroom.producers.focus.FocusImporter;
import dev.headroom.producers.focus.ImportProgress;
import dev.headroom.producers.focus.ImportResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Plays a seed world: the commitments first, then every delivery on its day, and after the deliveries of a day a tick, at which they
 * are judged. At the end comes a second tick a few minutes later, so that what the last delivery sets off is confirmed.
 *
 * <p>Every artifact has its number, so playing a world again over its own data changes nothing.
 */
public final class SeedPlayback {

    private static final Duration CONFIRMED_AFTER = Duration.ofMinutes(6);

    private final Outlet outlet;
    private final Path folder;

    /** A playback that writes to {@code outlet}, which stays open, by way of files in {@code folder}, which stay. */
    public SeedPlayback(Outlet outlet, Path folder) {
        this.outlet = outlet;
        this.folder = folder;
    }

    /** Is told what is played, and may take its time: the playback waits for it. */
    public interface Listener {

        /** A delivery was imported. */
        void delivered(SeedDelivery delivery, ImportResult result);

        /**
         * Time has reached an instant, the first at the start of the world. To wait here until the balances have reached it, too,
         * makes each tick see exactly what was delivered before it.
         */
        void ticked(Instant instant) throws InterruptedException;
    }

    /** The tick with which a world ends. */
    public static Instant lastTick(SeedWorld world) {
        return world.end().plus(CONFIRMED_AFTER);
    }

    /**
     * Plays a world to its end.
     *
     * @return the rows imported in all
     * @throws InterruptedException when the listener was interrupted
     * @throws dev.headroom.producers.ImportException when something cannot be written
     */
    public long play(SeedWorld world, Listener listener) throws InterruptedException {
        Ticks ticks = new Ticks(outlet);
        new CommitmentsImporter(outlet).run(SeedWorld.writeCommitments(folder), null);
        tick(ticks, world.start(), listener);
        // The numbers of the artifacts are given, so there is nothing to look up.
        FocusImporter importer = new FocusImporter(outlet, scope -> List.of());
        long rows = 0;
        Instant day = world.start();
        for (SeedDelivery delivery : world.deliveries()) {
            if (delivery.at().isAfter(day) && day.isAfter(world.start())) {
                tick(ticks, day, listener);
            }
            day = delivery.at();
            ImportResult result = importer.run(delivery.writeTo(folder), ImportProgress.Listener.NONE);
            rows += result.rows();
            listener.delivered(delivery, result);
        }
        tick(ticks, day, listener);
        tick(ticks, lastTick(world), listener);
        return rows;
    }

    /** Of the spend log only: in the logs of the fleet these days would be a silence of days. */
    private void tick(Ticks ticks, Instant instant, Listener listener) throws InterruptedException {
        ticks.writeSpend(instant);
        outlet.flush();
        listener.ticked(instant);
    }
}
