/**
 * YAML files written by hand, read field by field: every value keeps its text and its line, and everything that is wrong is told at
 * once, with file, line and place. {@link dev.headroom.producers.yaml.YamlDocument} reads a file, {@link
 * dev.headroom.producers.yaml.YamlMap} its mappings.
 */
@NullMarked
package dev.headroom.producers.yaml;

import org.jspecify.annotations.NullMarked;
