/**
 * The command line {@code headroom}.
 *
 * <p>{@link dev.headroom.cli.Headroom} is the root: it lists the subcommands, parses, runs one and turns how it ended into an exit
 * code: 0 done, 1 failed, 2 wrong usage. A subcommand parses its options, calls a library of another module and prints the result
 * to the writers picocli gives it; it holds no logic that anything else could want.
 *
 * <p>Results go to stdout, everything else to stderr. What went wrong is one line there: what, where, what to do. For that a
 * subcommand throws {@link dev.headroom.cli.CommandFailure}, or lets the libraries' own exceptions pass;
 * {@link dev.headroom.cli.ErrorReport} words them. A stack trace appears only with {@code --verbose}.
 *
 * <p>Whatever talks to a cluster mixes in {@link dev.headroom.cli.ClientOptions}.
 */
@NullMarked
package dev.headroom.cli;

import org.jspecify.annotations.NullMarked;
