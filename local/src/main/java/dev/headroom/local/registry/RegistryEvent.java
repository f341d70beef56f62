package dev.headroom.local.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed in the registry: one line of the journal, and the only way state changes. Names and components are the
 * format on disc; a later release must still read them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegistryEvent.VersionRegistered.class, name = "version_registered"),
    @JsonSubTypes.Type(value = RegistryEvent.VersionDeleted.class, name = "version_deleted"),
    @JsonSubTypes.Type(value = RegistryEvent.SubjectDeleted.class, name = "subject_deleted"),
    @JsonSubTypes.Type(value = RegistryEvent.LevelSet.class, name = "level_set"),
    @JsonSubTypes.Type(value = RegistryEvent.LevelReset.class, name = "level_reset"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface RegistryEvent {

    /** A schema, as canonical text, became a version of a subject; the id is new or that of the same schema elsewhere. */
    record VersionRegistered(String subject, int version, int id, String schema) implements RegistryEvent {}

    /** A version was hidden, or, permanently, taken out. */
    record VersionDeleted(String subject, int version, boolean permanent) implements RegistryEvent {}

    /** All versions of a subject were hidden, or, permanently, taken out; its own level goes with them. */
    record SubjectDeleted(String subject, boolean permanent) implements RegistryEvent {}

    /** The level of a subject was set, or, without a subject, the global one. */
    record LevelSet(@Nullable String subject, CompatibilityLevel level) implements RegistryEvent {}

    /** A subject follows the global level again, or, without a subject, the global one is back at its default. */
    record LevelReset(@Nullable String subject) implements RegistryEvent {}
}
