/** The shipped scenarios, played through both topologies without a broker. */
@NullMarked
package dev.headroom.acceptance.scenarios;

import org.jspecify.annotations.NullMarked;
