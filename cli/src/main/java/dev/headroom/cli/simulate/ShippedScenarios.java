package dev.headroom.cli.simulate;

import dev.headroom.producers.simulator.ScenarioFile;
import java.util.Iterator;

/** Names of the shipped scenarios, for the help text and for completion. */
final class ShippedScenarios implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return ScenarioFile.shippedNames().iterator();
    }
}
