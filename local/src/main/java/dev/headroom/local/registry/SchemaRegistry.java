package dev.headroom.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityChecker;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Subjects, their versions, and the rule by which a new one may join them. Thread-safe. A change has happened when its method
 * returns, and then it is in the journal.
 *
 * <p>Ids are never given twice: after the last version of a schema was deleted for good, its id stays unused. Every refusal is a
 * {@link RegistryException}.
 */
final class SchemaRegistry {

    private final RegistryState state = new RegistryState();
    private final Journal journal;

    SchemaRegistry(Journal journal, List<RegistryEvent> history) {
        this.journal = journal;
        history.forEach(state::apply);
    }

    /**
     * Makes the schema the latest version of the subject, unless a version that is not deleted holds it already.
     *
     * @return the schema's id
     */
    synchronized int register(String subject, AvroSchema schema) {
        Optional<SubjectVersion> existing = newest(subject, version -> !version.deleted() && version.holds(schema));
        if (existing.isPresent()) {
            return existing.get().id();
        }
        CompatibilityLevel level = effectiveLevel(subject);
        List<String> conflicts = conflicts(level, schema, live(subject));
        if (!conflicts.isEmpty()) {
            throw RegistryError.INCOMPATIBLE_SCHEMA.because("schema is not " + level + " compatible with subject '"
                    + subject + "': " + String.join("; ", conflicts));
        }
        int id = state.idOf(schema).orElseGet(state::nextId);
        change(new RegistryEvent.VersionRegistered(subject, state.nextVersion(subject), id, schema.canonicalString()));
        return id;
    }

    /** The newest version of the subject that holds the schema. */
    synchronized SubjectVersion lookUp(String subject, AvroSchema schema, boolean withDeleted) {
        requireVersions(subject, withDeleted);
        return newest(subject, version -> (withDeleted || !version.deleted()) && version.holds(schema))
                .orElseThrow(
                        () -> RegistryError.SCHEMA_NOT_FOUND.because("subject '" + subject + "' lacks that schema"));
    }

    /** All versions of all subjects that {@code wanted} accepts, by subject and version. */
    synchronized List<SubjectVersion> versions(Predicate<SubjectVersion> wanted) {
        return state.versions().filter(wanted).toList();
    }

    /** The versions of a subject, oldest first, at least one. */
    synchronized List<SubjectVersion> versionsOf(String subject, boolean withDeleted) {
        return requireVersions(subject, withDeleted);
    }

    /** One version of a subject; {@code latest} means the newest that is not deleted. */
    synchronized SubjectVersion version(String subject, VersionNumber number, boolean withDeleted) {
        List<SubjectVersion> versions = requireVersions(subject, withDeleted);
        if (number.isLatest()) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(version -> version.version() == number.value())
                .findFirst()
                .orElseThrow(() -> versionNotFound(subject, number));
    }

    /** The schema with that id, also when all its versions are soft-deleted: old records must stay readable. */
    synchronized AvroSchema schema(int id) {
        return state.versions()
                .filter(version -> version.id() == id)
                .findFirst()
                .map(SubjectVersion::schema)
                .orElseThrow(() -> RegistryError.SCHEMA_NOT_FOUND.because("there is no schema with id " + id));
    }

    /** Why the schema could not follow {@code earlier} under the subject's level; empty when it could. */
    synchronized List<String> conflicts(String subject, AvroSchema schema, List<SubjectVersion> earlier) {
        return conflicts(effectiveLevel(subject), schema, earlier);
    }

    /** Deletes a version: softly first, then, permanently, for good. */
    synchronized int deleteVersion(String subject, VersionNumber number, boolean permanent) {
        requireVersions(subject, true);
        SubjectVersion version = version(subject, number, permanent || !number.isLatest());
        if (version.deleted() && !permanent) {
            throw RegistryError.VERSION_SOFT_DELETED.because("version " + version.version() + " of subject '" + subject
                    + "' is deleted already; permanent=true deletes it for good");
        }
        if (!version.deleted() && permanent) {
            throw RegistryError.VERSION_NOT_SOFT_DELETED.because("version " + version.version() + " of subject '"
                    + subject + "' must be deleted before it can be deleted for good");
        }
        change(new RegistryEvent.VersionDeleted(subject, version.version(), permanent));
        return version.version();
    }

    /** Deletes all versions of a subject and its own level: softly first, then, permanently, for good. */
    synchronized List<Integer> deleteSubject(String subject, boolean permanent) {
        requireVersions(subject, true);
        List<SubjectVersion> live = live(subject);
        if (live.isEmpty() && !permanent) {
            throw RegistryError.SUBJECT_SOFT_DELETED.because(
                    "subject '" + subject + "' is deleted already; permanent=true deletes it for good");
        }
        if (!live.isEmpty() && permanent) {
            throw RegistryError.SUBJECT_NOT_SOFT_DELETED.because(
                    "subject '" + subject + "' must be deleted before it can be deleted for good");
        }
        List<SubjectVersion> affected = permanent ? state.versions(subject) : live;
        change(new RegistryEvent.SubjectDeleted(subject, permanent));
        return affected.stream().map(SubjectVersion::version).toList();
    }

    synchronized CompatibilityLevel globalLevel() {
        return state.globalLevel();
    }

    /** The subject's own level. */
    synchronized Optional<CompatibilityLevel> levelOf(String subject) {
        return state.levelOf(subject);
    }

    /** Sets the level of a subject, which need not exist yet, or the global one. */
    synchronized void setLevel(@Nullable String subject, CompatibilityLevel level) {
        change(new RegistryEvent.LevelSet(subject, level));
    }

    /** Back to the global level, or, without a subject, to the default. */
    synchronized void resetLevel(@Nullable String subject) {
        change(new RegistryEvent.LevelReset(subject));
    }

    private void change(RegistryEvent event) {
        journal.append(event);
        state.apply(event);
    }

    private CompatibilityLevel effectiveLevel(String subject) {
        return state.levelOf(subject).orElseGet(state::globalLevel);
    }

    private static List<String> conflicts(CompatibilityLevel level, AvroSchema schema, List<SubjectVersion> earlier) {
        List<AvroSchema> schemas = earlier.stream().map(SubjectVersion::schema).toList();
        return CompatibilityChecker.checker(level).isCompatible(schema, schemas);
    }

    private List<SubjectVersion> live(String subject) {
        return state.versions(subject).stream()
                .filter(version -> !version.deleted())
                .toList();
    }

    private Optional<SubjectVersion> newest(String subject, Predicate<SubjectVersion> wanted) {
        return state.versions(subject).stream().filter(wanted).reduce((older, newer) -> newer);
    }

    private List<SubjectVersion> requireVersions(String subject, boolean withDeleted) {
        List<SubjectVersion> versions = withDeleted ? state.versions(subject) : live(subject);
        if (versions.isEmpty()) {
            throw RegistryError.SUBJECT_NOT_FOUND.because("there is no subject '" + subject + "'");
        }
        return versions;
    }

    private static RegistryException versionNotFound(String subject, VersionNumber number) {
        return RegistryError.VERSION_NOT_FOUND.because(
                "there is no version " + number.value() + " of subject '" + subject + "'");
    }
}
