package dev.headroom.commitments.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is rendered for an importer is what was generated. */
class RenderersTest {

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.worlds();
    }

    @Property(tries = 200)
    void shouldReadSameChargeWhenRenderedAsFocusRow(@ForAll("worlds") World world) {
        for (Artifact artifact : world.artifacts()) {
            for (Charge charge : artifact.rows()) {
                assertThat(FocusRows.charge(FocusColumns.of(charge))).isEqualTo(charge);
            }
        }
    }

    @Property(tries = 200)
    void shouldReadSameTermsWhenRenderedAsYaml(@ForAll("worlds") World world) {
        for (TermsVersion terms : world.terms()) {
            assertThat(TermsFile.version(TermsYaml.of(terms))).isEqualTo(terms);
        }
    }

    @Property(tries = 50)
    void shouldReadSameTermsWhenWrittenAsYamlText(@ForAll("worlds") World world) {
        for (TermsVersion terms : world.terms()) {
            // Given
            String text = new Yaml().dump(TermsYaml.of(terms));

            // When
            TermsVersion read = TermsFile.version(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));

            // Then
            assertThat(read)
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(terms);
        }
    }
}
