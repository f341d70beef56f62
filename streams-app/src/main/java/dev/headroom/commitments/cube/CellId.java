package dev.headroom.commitments.cube;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The stable hash of a cell's dimensions: 32 hex digits, the first half of a SHA-256 over every dimension in the order of the
 * columns, each as its length in bytes (4 bytes, big-endian; -1 for null) and its UTF-8 text. It never changes between releases:
 * it is the key of {@code spend_daily}.
 */
public final class CellId {

    private static final int BYTES = 16;

    private CellId() {}

    public static String of(CellKey key) {
        MessageDigest digest = sha256();
        add(digest, key.provider());
        add(digest, key.serviceProviderName());
        add(digest, key.hostProviderName());
        add(digest, key.invoiceIssuerName());
        add(digest, key.billingAccountId());
        add(digest, key.subAccountId());
        add(digest, key.serviceCategory());
        add(digest, key.serviceName());
        add(digest, key.regionId());
        add(digest, key.skuId());
        add(digest, key.chargeCategory());
        add(digest, key.chargeClass());
        add(digest, key.pricingCategory());
        add(digest, key.commitmentDiscountStatus());
        add(digest, key.appliedTo());
        add(digest, key.appliedCommitmentId());
        add(digest, key.unit());
        add(digest, key.chargeDay().toString());
        add(digest, key.chargeThrough().toString());
        add(digest, key.billingMonth().toString());
        add(digest, key.ledger().name());
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static void add(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            addLength(digest, -1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addLength(digest, bytes.length);
        digest.update(bytes);
    }

    private static void addLength(MessageDigest digest, int length) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            digest.update((byte) (length >>> shift));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
