package dev.headroom.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Broker settings for one node on one machine: one replica of everything, few and small background parts, and nothing that a clock
 * or a week of silence could delete. What is not named here is Kafka's default (Kafka 4.3 documentation, "Broker configs").
 */
final class BrokerConfig {

    /** The name of the controller's listener. */
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** The only node's id; part of what is on disc, so it never changes. */
    static final int NODE_ID = 1;

    private static final String ONE = "1";
    private static final long MEBIBYTE = 1024L * 1024L;

    private BrokerConfig() {}

    static Map<String, String> of(Path directory, int port, int controllerPort) {
        Map<String, String> config = new HashMap<>();
        identity(config, directory, port, controllerPort);
        oneReplica(config);
        nothingExpires(config);
        smallFootprint(config);
        return config;
    }

    private static void identity(Map<String, String> config, Path directory, int port, int controllerPort) {
        config.put("process.roles", "broker,controller");
        config.put("node.id", Integer.toString(NODE_ID));
        config.put("controller.quorum.voters", NODE_ID + "@" + Ports.LOOPBACK + ":" + controllerPort);
        config.put("controller.listener.names", CONTROLLER_LISTENER);
        config.put(
                "listeners",
                "PLAINTEXT://" + Ports.LOOPBACK + ":" + port + "," + CONTROLLER_LISTENER + "://" + Ports.LOOPBACK + ":"
                        + controllerPort);
        config.put("log.dirs", directory.toString());
        // Topics come from the catalogue; a misspelt name must not become a topic.
        config.put("auto.create.topics.enable", "false");
    }

    private static void oneReplica(Map<String, String> config) {
        config.put("default.replication.factor", ONE);
        config.put("min.insync.replicas", ONE);
        config.put("offsets.topic.replication.factor", ONE);
        config.put("transaction.state.log.replication.factor", ONE);
        config.put("transaction.state.log.min.isr", ONE);
        config.put("share.coordinator.state.topic.replication.factor", ONE);
        config.put("share.coordinator.state.topic.min.isr", ONE);
        config.put("group.initial.rebalance.delay.ms", "0");
        // After kill -9 the controller takes the dead broker for a living one this long, and the new one waits.
        config.put("broker.session.timeout.ms", "5000");
        config.put("broker.heartbeat.interval.ms", "1000");
    }

    private static void nothingExpires(Map<String, String> config) {
        // Event time is data. A topic that wants to refuse the future says so itself.
        config.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        config.put("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
        // Retention goes by record timestamps: a default of days would delete imported history within minutes.
        config.put("log.retention.ms", "-1");
        // A fortnight switched off must not make a group forget where it was.
        config.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    private static void smallFootprint(Map<String, String> config) {
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "4");
        config.put("background.threads", "2");
        config.put("num.recovery.threads.per.data.dir", "2");
        config.put("group.coordinator.threads", ONE);
        config.put("share.coordinator.threads", ONE);
        config.put("queued.max.requests", "100");
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.num.partitions", "4");
        config.put("share.coordinator.state.topic.num.partitions", ONE);
        // 24 bytes a key: 600,000 keys a pass; the cleaner makes several passes over what has more.
        config.put("log.cleaner.dedupe.buffer.size", Long.toString(16 * MEBIBYTE));
        // Only closed segments are compacted, and a table's gigabyte would take for ever to fill.
        config.put("log.segment.bytes", Long.toString(64 * MEBIBYTE));
        // Enough for a segment of a gigabyte; the file of an active segment is made at its full size.
        config.put("log.index.size.max.bytes", Long.toString(2 * MEBIBYTE));
        // The metadata log gets an empty record at this pace, so that followers know they are in step: there are none.
        config.put("metadata.max.idle.interval.ms", "10000");
    }
}
