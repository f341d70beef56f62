package dev.headroom.local.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SchemaRegistryPropertyTest {

    private static final List<AvroSchema> SCHEMAS =
            List.of(Schemas.CHARGE, Schemas.WITH_OPTIONAL_UNIT, Schemas.WITH_REQUIRED_UNIT, Schemas.WITHOUT_AMOUNT);

    /** A request, with a name for the report of a failure. */
    record Request(String name, Consumer<SchemaRegistry> call) {

        void sendTo(SchemaRegistry registry) {
            try {
                call.accept(registry);
            } catch (RegistryException refused) {
                // A refusal is an answer like any other.
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Property(tries = 300)
    void shouldBeTheSameRegistryWhenItsJournalIsReplayed(@ForAll("requests") List<Request> requests) {
        // Given
        List<RegistryEvent> journal = new ArrayList<>();
        SchemaRegistry registry = new SchemaRegistry(journal::add, List.of());
        requests.forEach(request -> request.sendTo(registry));

        // When
        SchemaRegistry replayed = new SchemaRegistry(journal::add, List.copyOf(journal));

        // Then
        assertThat(replayed.versions(version -> true)).isEqualTo(registry.versions(version -> true));
        assertThat(replayed.levelOf("a")).isEqualTo(registry.levelOf("a"));
        assertThat(replayed.globalLevel()).isEqualTo(registry.globalLevel());
        // A name no request uses: the schema in it is new, and so must its id be, in both.
        AvroSchema unseen = new AvroSchema("\"double\"");
        assertThat(replayed.register("unseen", unseen)).isEqualTo(registry.register("unseen", unseen));
    }

    @Property(tries = 300)
    void shouldNeverMeanAnotherSchemaByAnIdWhateverIsAsked(@ForAll("requests") List<Request> requests) {
        // Given
        SchemaRegistry registry = new SchemaRegistry(event -> {}, List.of());
        Map<Integer, AvroSchema> meanings = new HashMap<>();

        // When
        for (Request request : requests) {
            request.sendTo(registry);

            // Then
            for (SubjectVersion version : registry.versions(any -> true)) {
                assertThat(meanings.computeIfAbsent(version.id(), id -> version.schema()))
                        .isEqualTo(version.schema());
            }
        }
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        Arbitrary<String> subjects = Arbitraries.of("a", "b");
        Arbitrary<Boolean> permanent = Arbitraries.of(false, true);
        Arbitrary<Request> register = Combinators.combine(subjects, Arbitraries.of(SCHEMAS))
                .as((subject, schema) -> new Request(
                        "register " + schema + " as " + subject, registry -> registry.register(subject, schema)));
        Arbitrary<Request> deleteVersion = Combinators.combine(
                        subjects, Arbitraries.of("1", "2", "3", "latest"), permanent)
                .as((subject, number, forGood) -> new Request(
                        "delete " + subject + " " + number + (forGood ? " for good" : ""),
                        registry -> registry.deleteVersion(subject, VersionNumber.parse(number), forGood)));
        Arbitrary<Request> deleteSubject = Combinators.combine(subjects, permanent)
                .as((subject, forGood) -> new Request(
                        "delete " + subject + (forGood ? " for good" : ""),
                        registry -> registry.deleteSubject(subject, forGood)));
        Arbitrary<Request> level = Combinators.combine(
                        subjects.injectNull(0.5), Arbitraries.of(CompatibilityLevel.class))
                .as((subject, value) ->
                        new Request("level " + subject + " " + value, registry -> registry.setLevel(subject, value)));
        Arbitrary<Request> resetLevel = subjects.injectNull(0.5)
                .map(subject -> new Request("reset " + subject, registry -> registry.resetLevel(subject)));
        return Arbitraries.oneOf(register, deleteVersion, deleteSubject, level, resetLevel)
                .list()
                .ofMaxSize(30);
    }
}
