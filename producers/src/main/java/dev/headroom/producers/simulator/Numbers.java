package dev.headroom.producers.simulator;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Arrays of numbers as lists, without an object for each number. */
final class Numbers {

    private Numbers() {}

    static List<Integer> of(int[] numbers) {
        return new Ints(numbers);
    }

    static List<Long> of(long[] numbers) {
        return new Longs(numbers);
    }

    private static final class Ints extends AbstractList<Integer> implements RandomAccess {

        private final int[] numbers;

        Ints(int[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public Integer get(int index) {
            return numbers[index];
        }

        @Override
        public int size() {
            return numbers.length;
        }
    }

    private static final class Longs extends AbstractList<Long> implements RandomAccess {

        private final long[] numbers;

        Longs(long[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public Long get(int index) {
            return numbers[index];
        }

        @Override
        public int size() {
            return numbers.length;
        }
    }
}
