@NullMarked
package dev.headroom.cli.clock;

import org.jspecify.annotations.NullMarked;
