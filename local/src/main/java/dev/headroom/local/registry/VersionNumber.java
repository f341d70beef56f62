package dev.headroom.local.registry;

/** A version as a request names it: a number from 1, or {@code latest}, which is also written {@code -1}. */
record VersionNumber(int value) {

    private static final int LATEST_VALUE = -1;
    private static final VersionNumber LATEST = new VersionNumber(LATEST_VALUE);

    static VersionNumber parse(String text) {
        if (text.equals("latest")) {
            return LATEST;
        }
        try {
            int value = Integer.parseInt(text);
            if (value > 0 || value == LATEST_VALUE) {
                return new VersionNumber(value);
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the refusal.
        }
        throw RegistryError.INVALID_VERSION.because(
                "version '" + text + "' is neither a whole number from 1 nor 'latest'");
    }

    boolean isLatest() {
        return value == LATEST_VALUE;
    }
}
