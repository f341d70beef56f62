/** What the serdes promise: exact round trips, evolution both ways, and that Confluent's own serializers read and write the same. */
@NullMarked
package dev.headroom.serde;

import org.jspecify.annotations.NullMarked;
