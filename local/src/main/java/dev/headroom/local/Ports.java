package dev.headroom.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface, the only one that anything here listens on. */
public final class Ports {

    /** The address that everything here listens on. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /**
     * The port asked for, or a free one for 0. It is free now; who needs to be sure binds it at once.
     *
     * @param user what will listen there, for the message
     * @throws LocalException when somebody listens on that port already
     */
    public static int free(int requested, String user) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), requested));
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw busy(requested, user, failed);
        }
    }

    /** A free port that is not {@code taken}. */
    static int freeBeside(int taken, String user) {
        int port = free(0, user);
        while (port == taken) {
            port = free(0, user);
        }
        return port;
    }

    /** The failure of {@code user} to listen on {@code port}. */
    public static LocalException busy(int port, String user, Exception cause) {
        return new LocalException(
                user + " cannot listen on " + LOOPBACK + ":" + port + " (" + cause.getMessage()
                        + "); stop what uses that port or choose another one for " + user,
                cause);
    }

    /** Refuses what is no port number; 0, for "any free one", is. */
    static int requireValid(int port, String user) {
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException("port of " + user + " must be 0 to " + HIGHEST + ", not " + port);
        }
        return port;
    }
}
