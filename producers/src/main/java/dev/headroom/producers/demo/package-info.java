/**
 * The seed world of {@code headroom demo}: the commitments of one AI lab to four clouds ({@code seed/commitments.yaml}), and two years
 * of simulated spend against them.
 *
 * <p>The spend is made up, at the scale of the contracts; it is a function of the first month and a seed and of nothing else, so two
 * runs give the same tables. It is delivered as real bills are: as FOCUS files of several versions, through the importer, each on
 * its day, with what makes bills hard: corrections of earlier months, a bill that is replaced by another version of itself, an
 * invoice that comes weeks late, metered estimates that a bill settles, marketplace charges, credits and taxes.
 *
 * <p>{@link dev.headroom.producers.demo.SeedWorld} tells the deliveries in their order,
 * {@link dev.headroom.producers.demo.SeedPlayback} plays them with ticks in between.
 */
@NullMarked
package dev.headroom.producers.demo;

import org.jspecify.annotations.NullMarked;
