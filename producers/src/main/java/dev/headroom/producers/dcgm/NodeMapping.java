package dev.headroom.producers.dcgm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of nodes from elsewhere, for exporters that do not tell it. It goes before what they tell, but for the host name. */
public final class NodeMapping {

    private final Map<String, Node> byHost = new HashMap<>();
    private final Map<Target, Node> byTarget = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();

    /**
     * What is known of a node. It is named by its host, by its exporter, or by both.
     *
     * @param gpus how many it has; 0 where that is not said
     */
    public record Node(
            @Nullable String host,
            @Nullable Target target,
            @Nullable String rack,
            int gpus,
            @Nullable String hostType,
            @Nullable String gpuModel) {}

    /** A mapping of these nodes; of two of one host or exporter the first counts. */
    public NodeMapping(List<Node> nodes) {
        for (Node node : nodes) {
            if (node.host() != null) {
                byHost.putIfAbsent(node.host(), node);
            }
            if (node.target() != null && byTarget.putIfAbsent(node.target(), node) == null) {
                targets.add(node.target());
            }
        }
    }

    /** A mapping that knows nothing. */
    public static NodeMapping none() {
        return new NodeMapping(List.of());
    }

    /** The exporters that are named, each once, in their order. */
    public List<Target> targets() {
        return List.copyOf(targets);
    }

    /** The host behind an exporter that does not tell it: as mapped, else its address. */
    String hostOf(Target target) {
        Node node = byTarget.get(target);
        return node == null || node.host() == null ? target.hostAndPort() : node.host();
    }

    /** What is known of a host that was seen through an exporter. */
    Optional<Node> find(String host, Target target) {
        Node node = byHost.get(host);
        return Optional.ofNullable(node == null ? byTarget.get(target) : node);
    }
}
