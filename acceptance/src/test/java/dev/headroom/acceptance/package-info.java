/** The assembled product on real brokers: what goes in as files comes out as the tables that the oracle computes. */
@NullMarked
package dev.headroom.acceptance;

import org.jspecify.annotations.NullMarked;
