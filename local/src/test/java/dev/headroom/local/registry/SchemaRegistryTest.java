package dev.headroom.local.registry;

import static dev.headroom.local.registry.Schemas.CHARGE;
import static dev.headroom.local.registry.Schemas.WITHOUT_AMOUNT;
import static dev.headroom.local.registry.Schemas.WITH_OPTIONAL_UNIT;
import static dev.headroom.local.registry.Schemas.WITH_REQUIRED_UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {

    private static final VersionNumber LATEST = VersionNumber.parse("latest");

    private final List<RegistryEvent> journal = new ArrayList<>();
    private final SchemaRegistry registry = new SchemaRegistry(journal::add, List.of());

    @Test
    void shouldGiveIdsAndVersionsFromOneWhenSchemasAreRegistered() {
        // When
        int first = registry.register("a", CHARGE);
        int second = registry.register("a", WITH_OPTIONAL_UNIT);

        // Then
        assertThat(List.of(first, second)).containsExactly(1, 2);
        assertThat(numbers("a")).containsExactly(1, 2);
        assertThat(registry.version("a", LATEST, false).schema()).isEqualTo(WITH_OPTIONAL_UNIT);
    }

    @Test
    void shouldChangeNothingWhenTheSameSchemaIsRegisteredAgain() {
        // Given
        int id = registry.register("a", CHARGE);
        int events = journal.size();

        // When
        int again = registry.register("a", CHARGE);

        // Then
        assertThat(again).isEqualTo(id);
        assertThat(journal).hasSize(events);
    }

    @Test
    void shouldGiveTheSameIdWhenAnotherSubjectHasTheSchema() {
        // Given
        int id = registry.register("a", CHARGE);
        registry.register("a", WITH_OPTIONAL_UNIT);

        // When
        int elsewhere = registry.register("b", CHARGE);

        // Then
        assertThat(elsewhere).isEqualTo(id);
        assertThat(registry.version("b", LATEST, false).version()).isEqualTo(1);
    }

    @Test
    void shouldRefuseASchemaThatCannotReadTheLatestWhenTheLevelIsTheDefault() {
        // Given
        registry.register("a", CHARGE);

        // When, Then
        assertRefused(RegistryError.INCOMPATIBLE_SCHEMA, () -> registry.register("a", WITH_REQUIRED_UNIT))
                .hasMessageStartingWith("schema is not BACKWARD compatible with subject 'a': ")
                .hasMessageContaining("unit");
        assertThat(numbers("a")).containsExactly(1);
    }

    @Test
    void shouldPreferTheLevelOfTheSubjectWhenItHasOne() {
        // Given
        registry.register("a", CHARGE);
        registry.setLevel("a", CompatibilityLevel.FULL);

        // When, Then
        assertRefused(RegistryError.INCOMPATIBLE_SCHEMA, () -> registry.register("a", WITHOUT_AMOUNT));
        registry.resetLevel("a");
        assertThat(registry.register("a", WITHOUT_AMOUNT)).isEqualTo(2);
    }

    @Test
    void shouldCompareWithAllVersionsOnlyWhenTheLevelIsTransitive() {
        // Given: from no amount at all to one that is required, by way of a default.
        registry.setLevel(null, CompatibilityLevel.NONE);
        registry.register("a", WITHOUT_AMOUNT);
        registry.register("a", CHARGE);
        registry.setLevel(null, CompatibilityLevel.BACKWARD_TRANSITIVE);

        // When, Then
        assertRefused(RegistryError.INCOMPATIBLE_SCHEMA, () -> registry.register("a", WITH_OPTIONAL_UNIT));
        registry.setLevel(null, CompatibilityLevel.BACKWARD);
        assertThat(registry.register("a", WITH_OPTIONAL_UNIT)).isEqualTo(3);
    }

    @Test
    void shouldIgnoreDeletedVersionsWhenCompatibilityIsChecked() {
        // Given
        registry.register("a", CHARGE);
        registry.deleteVersion("a", LATEST, false);

        // When
        int id = registry.register("a", WITH_REQUIRED_UNIT);

        // Then
        assertThat(id).isEqualTo(2);
        assertThat(numbers("a")).containsExactly(2);
    }

    @Test
    void shouldKeepTheSchemaReadableWhenItsVersionIsSoftlyDeleted() {
        // Given
        int id = registry.register("a", CHARGE);

        // When
        registry.deleteVersion("a", VersionNumber.parse("1"), false);

        // Then
        assertThat(registry.schema(id)).isEqualTo(CHARGE);
        assertThat(registry.lookUp("a", CHARGE, true).deleted()).isTrue();
        assertRefused(RegistryError.SUBJECT_NOT_FOUND, () -> registry.lookUp("a", CHARGE, false));
    }

    @Test
    void shouldNeverGiveAnIdAgainWhenItsSchemaIsDeletedForGood() {
        // Given
        registry.register("a", CHARGE);
        registry.register("a", WITH_OPTIONAL_UNIT);

        // When
        registry.deleteSubject("a", false);
        registry.deleteSubject("a", true);

        // Then
        assertRefused(RegistryError.SCHEMA_NOT_FOUND, () -> registry.schema(2));
        assertThat(registry.register("b", WITH_REQUIRED_UNIT)).isEqualTo(3);
        assertThat(registry.register("a", CHARGE)).isEqualTo(4);
    }

    @Test
    void shouldDeleteForGoodOnlyWhatIsSoftlyDeleted() {
        // Given
        registry.register("a", CHARGE);
        VersionNumber one = VersionNumber.parse("1");

        // When, Then
        assertRefused(RegistryError.VERSION_NOT_SOFT_DELETED, () -> registry.deleteVersion("a", one, true));
        assertRefused(RegistryError.SUBJECT_NOT_SOFT_DELETED, () -> registry.deleteSubject("a", true));
        assertThat(registry.deleteVersion("a", one, false)).isEqualTo(1);
        assertRefused(RegistryError.VERSION_SOFT_DELETED, () -> registry.deleteVersion("a", one, false));
        assertRefused(RegistryError.SUBJECT_SOFT_DELETED, () -> registry.deleteSubject("a", false));
        assertThat(registry.deleteVersion("a", one, true)).isEqualTo(1);
        assertRefused(RegistryError.SUBJECT_NOT_FOUND, () -> registry.deleteVersion("a", one, true));
    }

    @Test
    void shouldForgetTheLevelOfASubjectWhenTheSubjectIsDeleted() {
        // Given
        registry.register("a", CHARGE);
        registry.setLevel("a", CompatibilityLevel.FULL);

        // When
        List<Integer> deleted = registry.deleteSubject("a", false);

        // Then
        assertThat(deleted).containsExactly(1);
        assertThat(registry.levelOf("a")).isEmpty();
    }

    @Test
    void shouldChangeNothingWhenTheJournalFails() {
        // Given
        Journal full = event -> {
            throw RegistryError.STORE_FAILED.because("disc full");
        };
        SchemaRegistry failing = new SchemaRegistry(full, List.of());

        // When
        assertRefused(RegistryError.STORE_FAILED, () -> failing.register("a", CHARGE));

        // Then
        assertThat(failing.versions(version -> true)).isEmpty();
    }

    private List<Integer> numbers(String subject) {
        return registry.versionsOf(subject, false).stream()
                .map(SubjectVersion::version)
                .toList();
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            RegistryError error, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
    }
}
