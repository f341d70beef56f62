package dev.headroom.local.registry;

/** Where events go before they count. */
@FunctionalInterface
interface Journal {

    /**
     * Keeps the event; when this returns, it survives a loss of power.
     *
     * @throws RegistryException when it could not be kept; then it did not happen
     */
    void append(RegistryEvent event);
}
