@NullMarked
package dev.headroom.policy;

import org.jspecify.annotations.NullMarked;
