@NullMarked
package dev.headroom.producers.demo;

import org.jspecify.annotations.NullMarked;
