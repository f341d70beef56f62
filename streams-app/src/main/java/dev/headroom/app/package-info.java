/** Configuration, runner and health of the application that hosts the topologies. */
@NullMarked
package dev.headroom.app;

import org.jspecify.annotations.NullMarked;
