package dev.headroom.cli.cluster;

import dev.headroom.app.ConfigSources;
import dev.headroom.app.HeadroomConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The configuration of a process that runs topologies: a file, the environment, and flags, the later beating the earlier. */
final class ApplicationOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file with the keys of Headroom and Kafka.")
    private @Nullable Path file;

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "One such setting; may be repeated. Beats the file and HEADROOM_... of the environment.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--clock",
            paramLabel = "wall|log",
            description =
                    "wall: ticks with real time (default). log: only what is replayed, simulated or written by hand.")
    private @Nullable String clock;

    /**
     * The configuration, checked.
     *
     * @param given what further flags say, beating all else
     * @throws dev.headroom.app.AppException with every fault there is
     */
    HeadroomConfig config(Map<String, String> given) {
        Map<String, String> flags = new TreeMap<>(properties);
        if (clock != null) {
            flags.put(HeadroomConfig.CLOCK, clock);
        }
        flags.putAll(given);
        return HeadroomConfig.forApplication(
                file == null ? "the configuration" : file.toString(),
                ConfigSources.merge(file, System.getenv(), flags));
    }
}
