/** The command line of the benchmarks. */
@NullMarked
package dev.headroom.benchmarks.command;

import org.jspecify.annotations.NullMarked;
