package dev.headroom.local.registry;

/** The error codes of the interface (Confluent Schema Registry API reference, "Errors"). */
enum RegistryError {
    SUBJECT_NOT_FOUND(40401),
    VERSION_NOT_FOUND(40402),
    SCHEMA_NOT_FOUND(40403),
    SUBJECT_SOFT_DELETED(40404),
    SUBJECT_NOT_SOFT_DELETED(40405),
    VERSION_SOFT_DELETED(40406),
    VERSION_NOT_SOFT_DELETED(40407),
    NO_LEVEL_OF_SUBJECT(40408),
    NO_MODE_OF_SUBJECT(40409),
    INCOMPATIBLE_SCHEMA(409),
    INVALID_SCHEMA(42201),
    INVALID_VERSION(42202),
    INVALID_LEVEL(42203),
    OPERATION_NOT_PERMITTED(42205),
    MALFORMED_REQUEST(400),
    STORE_FAILED(50001);

    private static final int LOWEST_LONG_CODE = 10_000;
    private static final int CODES_PER_STATUS = 100;

    private final int code;

    RegistryError(int code) {
        this.code = code;
    }

    /** The {@code error_code} of the answer. */
    int code() {
        return code;
    }

    /** The HTTP status of the answer: the first three digits of the code. */
    int status() {
        return code < LOWEST_LONG_CODE ? code : code / CODES_PER_STATUS;
    }

    RegistryException because(String message) {
        return new RegistryException(this, message);
    }
}
