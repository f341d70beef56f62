/**
 * The assembled product on real brokers. What is imported goes through the command line, what is looked at is what {@code headroom
 * tables} prints, and what it has to be is the worked cases, the totals of real bills, and the oracle.
 */
@NullMarked
package dev.headroom.acceptance;

import org.jspecify.annotations.NullMarked;
