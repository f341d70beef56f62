package dev.headroom.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNumberTest {

    @Test
    void shouldReadANumber() {
        assertThat(VersionNumber.parse("3")).isEqualTo(new VersionNumber(3));
        assertThat(VersionNumber.parse("3").isLatest()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "-1"})
    void shouldMeanTheLatestWhenItIsNamedEitherWay(String text) {
        assertThat(VersionNumber.parse(text).isLatest()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "first", "", "2147483648", "1.0"})
    void shouldRefuseWhatIsNoVersion(String text) {
        assertThatThrownBy(() -> VersionNumber.parse(text))
                .isInstanceOf(RegistryException.class)
                .hasMessage("version '" + text + "' is neither a whole number from 1 nor 'latest'");
    }
}
