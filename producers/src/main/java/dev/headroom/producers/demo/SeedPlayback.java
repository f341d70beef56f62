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
 * Plays a seed world: the commitments first, then every delivery on its day. Before a delivery and six minutes after it the clock
 * ticks, so that whatever a bill sets off is judged twice; at the end it ticks for the end of the two years.
 *
 * <p>Every artifact has its number, so playing a world again over its own data changes nothing.
 */
public final class SeedPlayback {

    private static final Duration JUDGED_AGAIN_AFTER = Duration.ofMinutes(6);

    private final Outlet outlet;
    private final Path folder;

    /** A playback that writes to {@code outlet}, which stays open, by way of files in {@code folder}, which stay. */
    public SeedPlayback(Outlet outlet, Path folder) {
        this.outlet = outlet;
        this.folder = folder;
    }

    /**
     * Is told what is played. May take its time: the playback waits for it.
     */
    @FunctionalInterface
    public interface Listener {
        /** A delivery was imported, the {@code number}th of {@code all}. */
        void delivered(SeedDelivery delivery, ImportResult result, int number, int all);
    }

    /**
     * Plays a world to its end.
     *
     * @return the rows imported in all
     * @throws dev.headroom.producers.ImportException when something cannot be written
     */
    public long play(SeedWorld world, Listener listener) {
        Ticks ticks = new Ticks(outlet);
        new CommitmentsImporter(outlet).run(SeedWorld.writeCommitments(folder), null);
        // The numbers of the artifacts are given, so there is nothing to look up.
        FocusImporter importer = new FocusImporter(outlet, scope -> List.of());
        List<SeedDelivery> deliveries = world.deliveries();
        Instant last = Instant.MIN;
        long rows = 0;
        for (int i = 0; i < deliveries.size(); i++) {
            SeedDelivery delivery = deliveries.get(i);
            if (delivery.at().isAfter(last)) {
                ticks.write(delivery.at());
                last = delivery.at();
            }
            ImportResult result = importer.run(delivery.writeTo(folder), ImportProgress.Listener.NONE);
            rows += result.rows();
            boolean dayIsOver =
                    i + 1 == deliveries.size() || deliveries.get(i + 1).at().isAfter(last);
            if (dayIsOver) {
                last = last.plus(JUDGED_AGAIN_AFTER);
                ticks.write(last);
            }
            listener.delivered(delivery, result, i + 1, deliveries.size());
        }
        Instant end = world.end().plus(JUDGED_AGAIN_AFTER);
        ticks.write(end);
        ticks.write(end.plus(JUDGED_AGAIN_AFTER));
        return rows;
    }
}
