package dev.headroom.cli.demo;

import java.util.List;

/** What is said when the demo has been played and stays up. */
final class Epilogue {

    private Epilogue() {}

    /** Where everything is, and what to try next. */
    static List<String> lines(String bootstrapServers, String registryUrl, DemoDirectory directory) {
        String flags = isDefault(bootstrapServers, registryUrl)
                ? ""
                : " --bootstrap-server " + bootstrapServers + " --schema-registry " + registryUrl;
        return List.of(
                "",
                "kafka     " + bootstrapServers,
                "registry  " + registryUrl,
                "data      " + directory.path() + (directory.isTemporary() ? ", deleted at the end" : ""),
                "",
                "try in another terminal:",
                "  ./headroom tables commitment_consumption" + flags,
                "  ./headroom tables commitment_periods" + flags,
                "  ./headroom tables spend_daily" + flags,
                "  ./headroom failover status" + flags,
                "  ./headroom failover watch --from beginning" + flags,
                "  ./headroom tables gpu_fleet_minutely" + flags,
                "  ./headroom clock tick 2027-11-20 --wait" + flags,
                "",
                "stays up; Ctrl-C ends it");
    }

    /** Where every command looks unless told otherwise. */
    private static boolean isDefault(String bootstrapServers, String registryUrl) {
        return bootstrapServers.equals("127.0.0.1:9092") && registryUrl.equals("http://127.0.0.1:8081");
    }
}
