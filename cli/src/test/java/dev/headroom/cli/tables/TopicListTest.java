package dev.headroom.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.CommandRun;
import dev.headroom.topics.Topic;
import dev.headroom.topics.TopicCatalogue;
import org.junit.jupiter.api.Test;

class TopicListTest {

    @Test
    void shouldListEveryTopicOfTheCatalogueWithoutACluster() {
        // When
        CommandRun run = CommandRun.of("tables", "--output", "json");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(TopicCatalogue.all().size());
        for (Topic topic : TopicCatalogue.all()) {
            assertThat(run.out()).contains("{\"name\":\"" + topic.name() + "\",");
        }
        assertThat(run.out())
                .contains("{\"name\":\"alert_events\",\"kind\":\"log\",\"direction\":\"output\",")
                .contains("{\"name\":\"fx_rates\",\"kind\":\"table\",\"direction\":\"input\",");
    }

    @Test
    void shouldKeepToTheFirstSentence() {
        // Then
        assertThat(TopicList.firstSentence("The live balance. Rules: docs/drawdown.md."))
                .isEqualTo("The live balance.");
        assertThat(TopicList.firstSentence("No end")).isEqualTo("No end");
    }
}
