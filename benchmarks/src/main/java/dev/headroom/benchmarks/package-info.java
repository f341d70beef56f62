/**
 * Measures the product as it is used: {@code headroom up} and {@code headroom import} in processes of their own, tables read as
 * anybody would. Run it with {@code benchmarks/run}; {@code docs/benchmarks.md} says what is measured and how to read it.
 */
@NullMarked
package dev.headroom.benchmarks;

import org.jspecify.annotations.NullMarked;
