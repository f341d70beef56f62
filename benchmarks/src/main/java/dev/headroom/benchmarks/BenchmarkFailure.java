package dev.headroom.benchmarks;

/** The product gave a wrong result or none, so there is nothing to measure. */
public final class BenchmarkFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchmarkFailure(String message) {
        super(message);
    }
}
