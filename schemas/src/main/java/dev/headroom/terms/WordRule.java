package dev.headroom.terms;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A word must be one of a few. */
final class WordRule {

    private WordRule() {}

    /** What is wrong with the word, if anything. */
    static Optional<String> fault(String word, Set<String> allowed) {
        return allowed.contains(word)
                ? Optional.empty()
                : Optional.of("'" + word + "' is not one of " + String.join(", ", new TreeSet<>(allowed)));
    }
}
