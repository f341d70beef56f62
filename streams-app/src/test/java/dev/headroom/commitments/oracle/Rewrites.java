package dev.headroom.commitments.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Other worlds that must have the same tables. */
public final class Rewrites {

    private Rewrites() {}

    /** Rows of each artifact in another order, artifacts, terms and rates too. */
    public static World shuffled(World world, Choices choices) {
        Choices.Chooser chooser = choices.chooser();
        List<Artifact> artifacts = new ArrayList<>();
        for (Artifact artifact : shuffled(world.artifacts(), chooser)) {
            artifacts.add(withRows(artifact, artifact.scope(), shuffled(artifact.rows(), chooser)));
        }
        return new World(shuffled(world.terms(), chooser), artifacts, shuffled(world.rates(), chooser), world.now());
    }

    /**
     * The rows of each artifact spread over up to three scopes. Artifacts of a REPLACEMENT scope that has several stay as they
     * are: parts of a scope would be replaced apart.
     */
    public static World splitScopes(World world, Choices choices) {
        Choices.Chooser chooser = choices.chooser();
        List<Artifact> artifacts = new ArrayList<>();
        for (Artifact artifact : world.artifacts()) {
            if (artifact.style().equals("DELTA") || isAlone(artifact, world)) {
                int parts = 1 + chooser.below(3);
                List<List<Charge>> rows = new ArrayList<>();
                for (int part = 0; part < parts; part++) {
                    rows.add(new ArrayList<>());
                }
                artifact.rows().forEach(row -> rows.get(chooser.below(parts)).add(row));
                for (int part = 0; part < parts; part++) {
                    artifacts.add(withRows(artifact, artifact.scope() + "/" + part, rows.get(part)));
                }
            } else {
                artifacts.add(artifact);
            }
        }
        return new World(world.terms(), artifacts, world.rates(), world.now());
    }

    /** Each artifact that stands in a REPLACEMENT scope replaced by its rows backwards and twice, and replaced back. */
    public static World replacedAndReplacedBack(World world) {
        List<Artifact> artifacts = new ArrayList<>(world.artifacts());
        for (Artifact artifact : world.artifacts()) {
            if (artifact.style().equals("REPLACEMENT") && isNewestComplete(artifact, world)) {
                List<Charge> wrong = new ArrayList<>(artifact.rows());
                wrong.addAll(artifact.rows());
                Collections.reverse(wrong);
                BigInteger newest = newest(artifact.scope(), world);
                artifacts.add(numbered(artifact, newest.add(BigInteger.ONE), wrong));
                artifacts.add(numbered(artifact, newest.add(BigInteger.TWO), artifact.rows()));
            }
        }
        return new World(world.terms(), artifacts, world.rates(), world.now());
    }

    private static boolean isAlone(Artifact artifact, World world) {
        return world.artifacts().stream()
                        .filter(other -> other.scope().equals(artifact.scope()))
                        .count()
                == 1;
    }

    private static boolean isNewestComplete(Artifact artifact, World world) {
        return artifact.complete()
                && world.artifacts().stream()
                        .filter(other -> other.scope().equals(artifact.scope()) && other.complete())
                        .noneMatch(other -> number(other).compareTo(number(artifact)) > 0);
    }

    private static BigInteger newest(String scope, World world) {
        return world.artifacts().stream()
                .filter(artifact -> artifact.scope().equals(scope))
                .map(Rewrites::number)
                .max(BigInteger::compareTo)
                .orElse(BigInteger.ZERO);
    }

    private static BigInteger number(Artifact artifact) {
        return new BigInteger(artifact.artifact());
    }

    private static Artifact withRows(Artifact artifact, String scope, List<Charge> rows) {
        return new Artifact(scope, artifact.artifact(), artifact.style(), artifact.ledger(), rows, artifact.complete());
    }

    private static Artifact numbered(Artifact artifact, BigInteger number, List<Charge> rows) {
        return new Artifact(artifact.scope(), number.toString(), artifact.style(), artifact.ledger(), rows, true);
    }

    private static <T> List<T> shuffled(List<T> list, Choices.Chooser chooser) {
        List<T> left = new ArrayList<>(list);
        List<T> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            shuffled.add(left.remove(chooser.below(left.size())));
        }
        return shuffled;
    }
}
