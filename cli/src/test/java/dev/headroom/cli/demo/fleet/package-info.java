/** The fleet of the demo: what is shown of it, and its story. */
@NullMarked
package dev.headroom.cli.demo.fleet;

import org.jspecify.annotations.NullMarked;
