@NullMarked
package dev.headroom.terms;

import org.jspecify.annotations.NullMarked;
