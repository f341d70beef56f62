/**
 * What comes out when something breaks: processes killed in the middle of an import, a registry that is away, records that nobody
 * can read. In the end the tables are what the oracle computes from the same files, or the test fails.
 */
@NullMarked
package dev.headroom.acceptance.chaos;

import org.jspecify.annotations.NullMarked;
