/** Exchange rates into {@code fx_rates}. */
@NullMarked
package dev.headroom.producers.fx;

import org.jspecify.annotations.NullMarked;
