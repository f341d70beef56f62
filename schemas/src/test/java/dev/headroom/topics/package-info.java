/**
 * The contract tests: that every output keeps the rules other people's readers rely on, that every schema stays compatible with
 * what was released, and that the data dictionary says what the schemas say.
 */
@NullMarked
package dev.headroom.topics;

import org.jspecify.annotations.NullMarked;
