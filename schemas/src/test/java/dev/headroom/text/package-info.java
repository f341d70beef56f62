@NullMarked
package dev.headroom.text;

import org.jspecify.annotations.NullMarked;
