/**
 * What makes contract terms loadable ({@code docs/drawdown.md}, "Which terms"). The importer asks before it sends terms, and the
 * topology before it uses them, so that whoever writes {@code commitment_terms} is held to the same rules.
 *
 * <p>{@link dev.headroom.terms.TermsRules} is the entry. A fault names its place by the field names of the commitments file, for
 * instance {@code periods[1].target}.
 */
@NullMarked
package dev.headroom.terms;

import org.jspecify.annotations.NullMarked;
