package dev.headroom.policy;

/**
 * One thing that keeps a policy from being loaded.
 *
 * @param path where, by the field names of the schema: {@code saturation_ratio}, {@code workload_classes[1].kind}
 * @param message what is wrong with it, one line that reads on after the path
 */
public record PolicyFault(String path, String message) {

    /** Path and message on one line. */
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
