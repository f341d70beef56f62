@NullMarked
package dev.headroom.cli.imports;

import org.jspecify.annotations.NullMarked;
