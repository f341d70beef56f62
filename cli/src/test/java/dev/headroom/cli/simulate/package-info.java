@NullMarked
package dev.headroom.cli.simulate;

import org.jspecify.annotations.NullMarked;
