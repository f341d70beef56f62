package dev.headroom.commitments.cube;

import java.io.ByteArrayOutputStream;
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
    private static final int EXPECTED_BYTES = 512;

    private CellId() {}

    public static String of(CellKey key) {
        ByteArrayOutputStream dimensions = new ByteArrayOutputStream(EXPECTED_BYTES);
        add(dimensions, key.provider());
        add(dimensions, key.serviceProviderName());
        add(dimensions, key.hostProviderName());
        add(dimensions, key.invoiceIssuerName());
        add(dimensions, key.billingAccountId());
        add(dimensions, key.subAccountId());
        add(dimensions, key.serviceCategory());
        add(dimensions, key.serviceName());
        add(dimensions, key.regionId());
        add(dimensions, key.skuId());
        add(dimensions, key.chargeCategory());
        add(dimensions, key.chargeClass());
        add(dimensions, key.pricingCategory());
        add(dimensions, key.commitmentDiscountStatus());
        add(dimensions, key.appliedTo());
        add(dimensions, key.appliedCommitmentId());
        add(dimensions, key.unit());
        add(dimensions, key.chargeDay().toString());
        add(dimensions, key.chargeThrough().toString());
        add(dimensions, key.billingMonth().toString());
        add(dimensions, key.ledger().name());
        return HexFormat.of().formatHex(Arrays.copyOf(sha256().digest(dimensions.toByteArray()), BYTES));
    }

    private static void add(ByteArrayOutputStream dimensions, @Nullable String text) {
        if (text == null) {
            addLength(dimensions, -1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addLength(dimensions, bytes.length);
        dimensions.write(bytes, 0, bytes.length);
    }

    private static void addLength(ByteArrayOutputStream dimensions, int length) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            dimensions.write(length >>> shift);
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
