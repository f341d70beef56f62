@NullMarked
package dev.headroom.producers.yaml;

import org.jspecify.annotations.NullMarked;
