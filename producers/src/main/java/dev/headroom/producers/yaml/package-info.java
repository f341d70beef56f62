/**
 * YAML files that people write: read field by field, with the line of whatever is wrong, and all that is wrong at once.
 *
 * <p>{@link dev.headroom.producers.yaml.YamlDocument} reads a file, {@link dev.headroom.producers.yaml.YamlMap} one mapping of it;
 * {@link dev.headroom.producers.yaml.YamlPlaces} knows the lines and hands faults to a {@link
 * dev.headroom.producers.yaml.FaultSink}.
 */
@NullMarked
package dev.headroom.producers.yaml;

import org.jspecify.annotations.NullMarked;
