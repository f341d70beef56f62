/** What messages to people share. */
@NullMarked
package dev.headroom.text;

import org.jspecify.annotations.NullMarked;
