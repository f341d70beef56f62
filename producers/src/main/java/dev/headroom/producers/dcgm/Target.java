package dev.headroom.producers.dcgm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An exporter's address. {@code gpu-01}, {@code gpu-01:9400} and {@code http://gpu-01:9400/metrics} are the same: what is left out is
 * the default of dcgm-exporter.
 *
 * @param uri complete
 */
public record Target(URI uri) {

    private static final int DEFAULT_PORT = 9400;
    private static final String DEFAULT_PATH = "/metrics";

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Target parse(String text) {
        String address = text.strip();
        try {
            URI uri = new URI(address.contains("://") ? address : "http://" + address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new IllegalArgumentException("'" + text + "' is neither http nor https");
            }
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("'" + text + "' names no host; write for instance gpu-01:9400");
            }
            int port = uri.getPort() > 0 || address.contains("://") ? uri.getPort() : DEFAULT_PORT;
            String path = uri.getPath().isEmpty() || uri.getPath().equals("/") ? DEFAULT_PATH : uri.getPath();
            return new Target(
                    new URI(scheme, null, uri.getHost().toLowerCase(Locale.ROOT), port, path, uri.getQuery(), null));
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("'" + text + "' is no address: " + wrong.getReason(), wrong);
        }
    }

    /** Host and port, as the name of a host that has no other. */
    String hostAndPort() {
        return uri.getRawAuthority();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
