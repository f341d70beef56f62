/** The product on the images that others run: Kafka's and Apicurio's. Skipped, visibly, where no Docker answers. */
@NullMarked
package dev.headroom.acceptance.containers;

import org.jspecify.annotations.NullMarked;
