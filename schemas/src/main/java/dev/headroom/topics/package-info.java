/**
 * The topic catalogue: the single source of every topic's name, schemas, partitions, cleanup policy and retention.
 *
 * <p>There are two kinds of topics. A <em>log</em> keeps every record; a <em>table</em> is compacted, and its latest record per
 * key is the row. Names are lower snake case, so that they are table names in every reader; an installation may put a prefix
 * before all of them.
 */
@NullMarked
package dev.headroom.topics;

import org.jspecify.annotations.NullMarked;
