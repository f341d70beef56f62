/** What the demo shows, as text, and the whole of it against sums that are made another way. */
@NullMarked
package dev.headroom.cli.demo;

import org.jspecify.annotations.NullMarked;
