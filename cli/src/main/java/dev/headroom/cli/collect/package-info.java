/** {@code headroom collect}: agents that read what runs elsewhere and write it to input topics until they are stopped. */
@NullMarked
package dev.headroom.cli.collect;

import org.jspecify.annotations.NullMarked;
