package dev.headroom.producers.yaml;

import dev.headroom.producers.Fault;
import dev.headroom.terms.TermsFault;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Where the fields of one commitment stand in the file, so that a fault that is found later can be told with its line. */
public final class YamlPlaces {

    private final String file;
    private final FaultSink faults;
    private final Map<String, Long> lines = new HashMap<>();
    private final long firstLine;
    private final Set<String> unreadable = new HashSet<>();
    private final String owner;

    public YamlPlaces(String file, FaultSink faults, Node root, String owner) {
        this.file = file;
        this.faults = faults;
        this.firstLine = lineOf(root);
        this.owner = owner;
    }

    /** Remembers the line of a field. */
    public void note(String path, Node node) {
        lines.put(path, lineOf(node));
    }

    /** A field that cannot be read. */
    public void fault(String path, Node node, @Nullable String value, String reason) {
        unreadable.add(field(path));
        faults.add(new Fault(file, lineOf(node), place(path), value, reason));
    }

    /** A field that cannot be read, or is missing; its line is that of the nearest field above it. */
    public void fault(String path, String reason) {
        unreadable.add(field(path));
        tell(path, reason);
    }

    /** What the rules find in a field that could be read: the rest would only be about stand-ins. */
    public void tellRule(TermsFault fault) {
        String field = field(fault.path());
        boolean aboutStandIn = unreadable.contains(field)
                || (field.equals("unit") && unreadable.contains("currency"))
                || (field.equals("periods") && (unreadable.contains("term") || unreadable.contains("total")));
        if (!aboutStandIn) {
            tell(fault.path(), fault.message());
        }
    }

    /** Whether every field could be read. */
    public boolean isReadable() {
        return unreadable.isEmpty();
    }

    private void tell(String path, String reason) {
        String known = path;
        while (!known.isEmpty() && !lines.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        faults.add(new Fault(file, lines.getOrDefault(known, firstLine), place(path), null, reason));
    }

    private static String field(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return path.substring(0, end);
    }

    private String place(String path) {
        if (owner.isEmpty()) {
            return path;
        }
        return path.isEmpty() ? owner : owner + " " + path;
    }

    private static long lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1L;
    }
}
