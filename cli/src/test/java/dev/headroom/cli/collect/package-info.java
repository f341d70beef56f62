@NullMarked
package dev.headroom.cli.collect;

import org.jspecify.annotations.NullMarked;
