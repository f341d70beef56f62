/** {@code headroom import}: thin commands over the importers of {@code dev.headroom.producers}. */
@NullMarked
package dev.headroom.cli.imports;

import org.jspecify.annotations.NullMarked;
