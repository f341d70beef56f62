package dev.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;

/** Tells who can be reached from where. */
public final class Loopback {

    private static final int PATIENCE_MS = 2_000;

    private Loopback() {}

    /** Fails when somebody answers on that port at another address of this machine than 127.0.0.1. */
    public static void assertNobodyListensElsewhere(int port) throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        assumeThat(others).as("addresses besides the loopback's").isNotEmpty();
        for (InetAddress address : others) {
            assertThat(answers(address, port))
                    .as("%s:%d answers", address, port)
                    .isFalse();
        }
        assertThat(answers(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port))
                .isTrue();
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
