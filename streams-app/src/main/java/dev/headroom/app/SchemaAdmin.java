package dev.headroom.app;

import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * Registers the schemas of an installation's topics with how they may change, or tells what is not registered.
 *
 * <p>Schemas are registered just as the serializers would, so that nothing is registered twice.
 */
public final class SchemaAdmin {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final SchemaRegistryClient registry;
    private final String prefix;

    /** Works through {@code registry} on the subjects of topics that {@code prefix} stands before. */
    public SchemaAdmin(SchemaRegistryClient registry, String prefix) {
        this.registry = registry;
        this.prefix = prefix;
    }

    /** A subject, its schema, and the registry's name of how it may change. */
    private record Subject(String name, AvroSchema schema, String compatibility) {}

    /**
     * Registers what is missing. Doing it again changes nothing.
     *
     * @return what was done, a line each; empty when all was well
     * @throws AppException when the registry does not answer, or with every schema it refuses
     */
    public List<String> register() {
        List<String> done = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Subject subject : subjects()) {
            try {
                if (!subject.compatibility().equals(compatibilityOf(subject))) {
                    registry.updateCompatibility(subject.name(), subject.compatibility());
                    done.add("set compatibility of subject " + subject.name() + " to " + subject.compatibility());
                }
                if (!isRegistered(subject)) {
                    registry.register(subject.name(), subject.schema());
                    done.add("registered subject " + subject.name());
                }
            } catch (RestClientException refused) {
                if (refused.getStatus() != CONFLICT) {
                    throw failed(refused);
                }
                faults.add("subject " + subject.name() + " has a schema that this release's is not compatible with");
            } catch (IOException unanswered) {
                throw failed(unanswered);
            }
        }
        if (!faults.isEmpty()) {
            throw new AppException("the schema registry refuses schemas of this release", faults);
        }
        return done;
    }

    /** Everything that {@link #register} would do, a line each; empty when all is well. */
    public List<String> check() {
        List<String> faults = new ArrayList<>();
        for (Subject subject : subjects()) {
            try {
                if (!isRegistered(subject)) {
                    faults.add("subject " + subject.name() + " has not the schema of this release");
                }
                String actual = compatibilityOf(subject);
                if (!subject.compatibility().equals(actual)) {
                    faults.add("subject " + subject.name() + " has compatibility " + actual + " instead of "
                            + subject.compatibility());
                }
            } catch (IOException | RestClientException failed) {
                throw failed(failed);
            }
        }
        return faults;
    }

    private boolean isRegistered(Subject subject) throws IOException, RestClientException {
        try {
            return registry.getVersion(subject.name(), subject.schema()) > 0;
        } catch (RestClientException answer) {
            if (answer.getStatus() == NOT_FOUND) {
                return false;
            }
            throw answer;
        }
    }

    private String compatibilityOf(Subject subject) throws IOException, RestClientException {
        try {
            return registry.getCompatibility(subject.name());
        } catch (RestClientException answer) {
            if (answer.getStatus() == NOT_FOUND) {
                return "the registry's default";
            }
            throw answer;
        }
    }

    private List<Subject> subjects() {
        return TopicCatalogue.all().stream().flatMap(this::subjectsOf).toList();
    }

    private Stream<Subject> subjectsOf(Topic topic) {
        return Stream.concat(
                subject(topic.keySubject(prefix), topic.keySchema(), topic),
                subject(topic.valueSubject(prefix), topic.valueSchema(), topic));
    }

    private static Stream<Subject> subject(Optional<String> name, @Nullable Schema schema, Topic topic) {
        return schema == null
                ? Stream.empty()
                : name.stream()
                        .map(given -> new Subject(
                                given, asWritten(schema), topic.direction().compatibility()));
    }

    /** Without the properties that only matter to Java. */
    private static AvroSchema asWritten(Schema schema) {
        return new AvroSchema(AvroSchemaUtils.getSchema(new GenericData.Record(schema), false, false, true));
    }

    private static AppException failed(Exception failed) {
        return new AppException("the schema registry cannot be used: " + AppException.reason(failed), failed);
    }
}
