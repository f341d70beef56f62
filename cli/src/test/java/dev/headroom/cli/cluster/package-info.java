/** The commands that set up and run an installation: their messages and exit codes, and a real one in a process of its own. */
@NullMarked
package dev.headroom.cli.cluster;

import org.jspecify.annotations.NullMarked;
