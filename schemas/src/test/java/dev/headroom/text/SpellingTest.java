package dev.headroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private static final List<String> WORDS = List.of("spend_daily", "spend_imports", "fx_rates");

    @Test
    void shouldFindTheNearestWord() {
        assertThat(Spelling.nearest("spend_dayly", WORDS)).contains("spend_daily");
        assertThat(Spelling.nearest("fxrates", WORDS)).contains("fx_rates");
    }

    @Test
    void shouldFindNothingWhenAllAreFar() {
        assertThat(Spelling.nearest("gpu", WORDS)).isEmpty();
    }
}
