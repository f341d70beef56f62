/**
 * Commands that set up an installation and run it.
 *
 * <p>{@code up} and {@code demo} bring a broker and a registry of their own; all classes that know these are reached through {@link
 * dev.headroom.cli.cluster.LocalStack} only, so that the rest works where they are not on the class path.
 */
@NullMarked
package dev.headroom.cli.cluster;

import org.jspecify.annotations.NullMarked;
