/**
 * FOCUS Cost and Usage files (versions 1.0 to 1.4) into {@code cloud_spend}.
 *
 * <p>{@link dev.headroom.producers.focus.FocusImporter} is the entry. An import reads its files twice. The first pass checks every
 * row and takes the SHA-256 and the row count, so that by default nothing is sent of a file with a fault, and so that the artifact
 * can be recognised; what {@code spend_imports} says of the scope then decides whether there is anything to do
 * ({@link dev.headroom.producers.focus.ArtifactRules}). The second pass sends the rows in chunks and then the end of the artifact.
 *
 * <p><b>Several files in one import are parts of one artifact</b>, in the order given: exports of one bill often come in many
 * files. The hash goes over their contents one after another, and the default number of a REPLACEMENT is the latest modification
 * time among them. Files that are bills of their own belong in scopes of their own, so in calls of their own.
 *
 * <p><b>What counts as a bad row</b>: a wrong number of fields; no provider; a blank or unknown ChargeCategory; a BillingCurrency
 * that is no three capital letters; an unreadable timestamp, or a charge period that ends before it starts (one of no length is
 * kept); a cost that is blank in BilledCost, no number, or beyond {@code decimal(38,18)}; a ContractApplied that cannot be read.
 * Blank EffectiveCost, ContractedCost and ListCost are nought, as real bills leave them blank; how many rows did is in the result.
 * A row of blanks only is skipped like an empty line. Broken quoting or encoding is no bad row but the end of the import, whatever
 * the policy, since nothing after it can be trusted.
 */
@NullMarked
package dev.headroom.producers.focus;

import org.jspecify.annotations.NullMarked;
