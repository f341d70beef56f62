package dev.headroom.local.registry;

/** A request the registry refuses, with the code and the message of the answer. */
final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RegistryError error;

    RegistryException(RegistryError error, String message) {
        super(message);
        this.error = error;
    }

    RegistryException(RegistryError error, String message, Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    RegistryError error() {
        return error;
    }
}
