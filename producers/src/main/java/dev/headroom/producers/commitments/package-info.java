/**
 * Contract terms into {@code commitment_terms}, from a YAML file written by hand or from a FOCUS Contract Commitment dataset.
 *
 * <p>{@link dev.headroom.producers.commitments.CommitmentsFile} reads either and lists everything that is wrong at once, each fault
 * with file, line and place; {@link dev.headroom.producers.commitments.CommitmentsImporter} sends what was read. What makes terms
 * loadable is decided by {@link dev.headroom.terms.TermsRules}; here is only how they are written down.
 */
@NullMarked
package dev.headroom.producers.commitments;

import org.jspecify.annotations.NullMarked;
