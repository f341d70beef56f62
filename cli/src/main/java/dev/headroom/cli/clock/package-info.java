/**
 * {@code headroom clock}: moves time by hand, for an installation that runs with {@code --clock log} and therefore never looks at
 * the time of day.
 */
@NullMarked
package dev.headroom.cli.clock;

import org.jspecify.annotations.NullMarked;
