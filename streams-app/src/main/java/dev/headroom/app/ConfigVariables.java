package dev.headroom.app;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Puts secrets in: a value {@code ${provider:path:key}} is replaced by what the config provider of that name has (KIP-297).
 * Providers are set up by Kafka's own keys, {@code config.providers} and {@code config.providers.<name>.class}; the system property
 * {@code org.apache.kafka.automatic.config.providers} limits which classes may be used.
 */
final class ConfigVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]+):[^}]+}");

    private ConfigVariables() {}

    /** The settings with all variables replaced and the providers' own keys gone; faults are added to {@code faults}. */
    static Map<String, String> resolve(Map<String, String> settings, List<String> faults) {
        Map<String, String> resolved = new TreeMap<>();
        try {
            new AbstractConfig(new ConfigDef(), settings, Map.of(), false)
                    .originals()
                    .forEach((key, value) -> resolved.put(key, value.toString()));
        } catch (ConfigException refused) {
            faults.add(AbstractConfig.CONFIG_PROVIDERS_CONFIG + ": " + AppException.reason(refused));
            resolved.putAll(settings);
        }
        List<String> providers = Arrays.stream(settings.getOrDefault(AbstractConfig.CONFIG_PROVIDERS_CONFIG, "")
                        .split(","))
                .map(String::strip)
                .toList();
        resolved.keySet().removeIf(key -> key.startsWith(AbstractConfig.CONFIG_PROVIDERS_CONFIG));
        resolved.forEach((key, value) -> faults.addAll(unresolved(key, value, providers)));
        return resolved;
    }

    /** Kafka leaves what it cannot resolve as it is, and the text of the variable would be sent as the password. */
    private static List<String> unresolved(String key, String value, List<String> providers) {
        return VARIABLE.matcher(value)
                .results()
                .map(found -> key + ": " + found.group() + " cannot be resolved: "
                        + (providers.contains(found.group(1))
                                ? "config provider '" + found.group(1) + "' has no such entry"
                                : "there is no config provider '" + found.group(1) + "'"))
                .toList();
    }
}
