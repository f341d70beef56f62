package dev.headroom.commitments.oracle;

import java.util.List;

/** A supply of choices that is data, so that it can be generated, shrunk and printed; used up, it begins again. */
public record Choices(List<Integer> numbers) {

    /** The choices from the first on. */
    Chooser chooser() {
        return new Chooser(numbers);
    }

    /** Hands out one choice after another. */
    static final class Chooser {

        private final List<Integer> numbers;
        private int next;

        private Chooser(List<Integer> numbers) {
            this.numbers = numbers;
        }

        /** A number from 0 up to, not including, that bound; 0 where there are no choices. */
        int below(int bound) {
            if (numbers.isEmpty()) {
                return 0;
            }
            int number = numbers.get(next % numbers.size());
            next++;
            return number % bound;
        }
    }
}
