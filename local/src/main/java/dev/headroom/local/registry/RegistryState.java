package dev.headroom.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the events so far amount to. Not thread-safe; equal events in equal order make equal states. */
final class RegistryState {

    static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.BACKWARD;

    private final NavigableMap<String, NavigableMap<Integer, SubjectVersion>> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private CompatibilityLevel globalLevel = DEFAULT_LEVEL;
    private int highestId;

    void apply(RegistryEvent event) {
        if (event instanceof RegistryEvent.VersionRegistered registered) {
            AvroSchema schema = new AvroSchema(registered.schema());
            subjects.computeIfAbsent(registered.subject(), name -> new TreeMap<>())
                    .put(
                            registered.version(),
                            new SubjectVersion(
                                    registered.subject(), registered.version(), registered.id(), schema, false));
            highestId = Math.max(highestId, registered.id());
        } else if (event instanceof RegistryEvent.VersionDeleted deleted) {
            delete(deleted);
        } else if (event instanceof RegistryEvent.SubjectDeleted deleted) {
            delete(deleted);
        } else if (event instanceof RegistryEvent.LevelSet set) {
            setLevel(set.subject(), set.level());
        } else if (event instanceof RegistryEvent.LevelReset reset) {
            resetLevel(reset.subject());
        }
    }

    /** All versions of all subjects, deleted ones too, by subject and version. */
    Stream<SubjectVersion> versions() {
        return subjects.values().stream().map(Map::values).flatMap(Collection::stream);
    }

    /** All versions of a subject, deleted ones too, oldest first; empty for an unknown subject. */
    List<SubjectVersion> versions(String subject) {
        return List.copyOf(versionsByNumber(subject).values());
    }

    int nextVersion(String subject) {
        NavigableMap<Integer, SubjectVersion> versions = versionsByNumber(subject);
        return versions.isEmpty() ? 1 : versions.lastKey() + 1;
    }

    /** The id of the same schema in any subject. */
    OptionalInt idOf(AvroSchema schema) {
        return versions()
                .filter(version -> version.holds(schema))
                .mapToInt(SubjectVersion::id)
                .findFirst();
    }

    /** An id that no schema has or had. */
    int nextId() {
        return highestId + 1;
    }

    CompatibilityLevel globalLevel() {
        return globalLevel;
    }

    /** The level of its own, if the subject has one. */
    Optional<CompatibilityLevel> levelOf(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    private NavigableMap<Integer, SubjectVersion> versionsByNumber(String subject) {
        return subjects.getOrDefault(subject, new TreeMap<>());
    }

    private void delete(RegistryEvent.VersionDeleted deleted) {
        NavigableMap<Integer, SubjectVersion> versions = versionsByNumber(deleted.subject());
        if (deleted.permanent()) {
            versions.remove(deleted.version());
        } else {
            versions.computeIfPresent(deleted.version(), (number, version) -> version.softDeleted());
        }
        if (versions.isEmpty()) {
            subjects.remove(deleted.subject());
        }
    }

    private void delete(RegistryEvent.SubjectDeleted deleted) {
        if (deleted.permanent()) {
            subjects.remove(deleted.subject());
        } else {
            versionsByNumber(deleted.subject()).replaceAll((number, version) -> version.softDeleted());
        }
        levels.remove(deleted.subject());
    }

    private void setLevel(@Nullable String subject, CompatibilityLevel level) {
        if (subject == null) {
            globalLevel = level;
        } else {
            levels.put(subject, level);
        }
    }

    private void resetLevel(@Nullable String subject) {
        if (subject == null) {
            globalLevel = DEFAULT_LEVEL;
        } else {
            levels.remove(subject);
        }
    }
}
