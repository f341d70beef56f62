/**
 * Delimited files as the importers need them: read as a stream however large they are, gzipped or not, with the physical line of
 * every row, so that a fault can be found again in an editor.
 */
@NullMarked
package dev.headroom.producers.csv;

import org.jspecify.annotations.NullMarked;
