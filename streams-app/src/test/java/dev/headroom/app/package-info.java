/** Configuration, topics, schemas and the runner, alone and on a real broker. */
@NullMarked
package dev.headroom.app;

import org.jspecify.annotations.NullMarked;
