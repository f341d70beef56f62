package dev.headroom.producers.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.IncidentKind;
import dev.headroom.producers.ImportException;
import dev.headroom.producers.SentRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentsImporterTest {

    private static final Instant BEGAN = Instant.parse("2025-10-20T07:11:00Z");
    private static final String YAML = """
            incidents:
              - provider: aws
                incident_id: "2025-10-20-dynamodb"
                status: CONFIRMED
                regions: [us-east-1]
                services: [DynamoDB, EC2]
                title: Increased error rates
                starts_at: 2025-10-20T07:11:00Z
                source_url: https://health.example.org/a
              - {provider: aws, incident_id: "2025-10-20-dynamodb", status: RESOLVED, regions: [us-east-1],
                 starts_at: 2025-10-20T07:11:00Z, ends_at: 2025-10-20T22:00:00Z}
              - {provider: azure, incident_id: YKYN-BWZ, status: INVESTIGATING, regions: ["*"]}
            """;
    /** Tabs and an escaped slash, as other tools write them. */
    private static final String JSON = """
            [
            \t{"provider": "aws", "incident_id": "i", "status": "CONFIRMED",
            \t"regions": ["us-east-1"], "services": null,
            \t"title": "Fire \\ud83d\\ude00", "source_url": "https:\\/\\/x.org\\/a"}
            ]
            """;

    @TempDir
    Path folder;

    @Test
    void shouldSendEveryMessageInOrderUnderItsIncident() {
        // Given
        SentRecords sent = new SentRecords("incidents");
        // When
        IncidentsImporter.Result result = new IncidentsImporter(sent.outlet()).run(file("feed.yaml", YAML));
        // Then
        assertThat(result.messages()).isEqualTo(3);
        assertThat(result.incidents()).isEqualTo(2);
        assertThat(sent.to("cloud_incidents"))
                .extracting(record -> SentRecords.text(record.key()))
                .containsExactly("aws/2025-10-20-dynamodb", "aws/2025-10-20-dynamodb", "azure/YKYN-BWZ");
        assertThat(sent.to("cloud_incidents"))
                .extracting(ProducerRecord::timestamp)
                .containsExactly(
                        BEGAN.toEpochMilli(),
                        Instant.parse("2025-10-20T22:00:00Z").toEpochMilli(),
                        null);
        assertThat(sent.values("cloud_incidents", CloudIncident.class))
                .first()
                .isEqualTo(new CloudIncident(
                        IncidentKind.INCIDENT,
                        "aws",
                        "2025-10-20-dynamodb",
                        "CONFIRMED",
                        List.of("us-east-1"),
                        List.of("DynamoDB", "EC2"),
                        "Increased error rates",
                        BEGAN,
                        null,
                        "https://health.example.org/a"));
    }

    @Test
    void shouldReadJsonAsOtherToolsWriteIt() {
        // When
        List<CloudIncident> read = IncidentsImporter.read(file("feed.json", JSON));
        // Then
        assertThat(read).singleElement().satisfies(incident -> {
            assertThat(incident.getTitle()).isEqualTo("Fire 😀");
            assertThat(incident.getSourceUrl()).isEqualTo("https://x.org/a");
            assertThat(incident.getServices()).isEmpty();
        });
    }

    @Test
    void shouldListEveryFaultWithFileAndLine() {
        assertThat(faults("feed.yaml", """
                        - provider: amazon
                          incident_id: " "
                          status: confirmed
                          regions: [aws/us-east-1, "*"]
                          region: us-east-1
                          starts_at: 2025-10-20T07:11:00Z
                          ends_at: 2025-10-19
                          source_url: status page
                        - provider: aws
                          incident_id: b
                          status: RESOLVED
                          starts_at: 07:11
                          ends_at: 2025-10-19
                          regions: []
                        - {provider: aws/us-east-1, incident_id: c}
                        """))
                .containsExactly(
                        "feed.yaml:1: incidents[0] provider: 'amazon' is not how telemetry names a provider; write aws",
                        "feed.yaml:2: incidents[0] incident_id: is blank",
                        "feed.yaml:3: incidents[0] status: 'confirmed' is not one of INVESTIGATING, CONFIRMED, MONITORING,"
                                + " RESOLVED",
                        "feed.yaml:4: incidents[0] regions[0]: 'aws/us-east-1' is not the name of a region, for instance"
                                + " us-east-1, or * for all",
                        "feed.yaml:5: incidents[0] region: is no field here; did you mean regions?",
                        "feed.yaml:7: incidents[0] ends_at: must not be before starts_at 2025-10-20T07:11:00Z, but is"
                                + " 2025-10-19T00:00:00Z",
                        "feed.yaml:8: incidents[0] source_url: 'status page' is not an address that starts with http:// or"
                                + " https://",
                        "feed.yaml:12: b starts_at '07:11': is neither a date like 2026-01-31 nor an instant like"
                                + " 2026-01-31T12:00:00Z",
                        "feed.yaml:14: b regions: names none; write [\"*\"] for all of the provider",
                        "feed.yaml:15: c regions: is missing",
                        "feed.yaml:15: c status: is missing",
                        "feed.yaml:15: c provider: 'aws/us-east-1' is not the name of a provider, for instance aws");
    }

    @Test
    void shouldListFaultsOfJsonWithTheirLines() {
        assertThat(faults("feed.json", JSON.replace("CONFIRMED", "OPEN").replace("title", "titel")))
                .containsExactly(
                        "feed.json:2: i status: 'OPEN' is not one of INVESTIGATING, CONFIRMED, MONITORING, RESOLVED",
                        "feed.json:4: i titel: is no field here; did you mean title?");
    }

    @Test
    void shouldFailInOneLineWhenTheFileIsNoJson() {
        assertThatThrownBy(() -> IncidentsImporter.read(file("feed.json", "[\n{\"provider\": aws}]")))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("feed.json:2: is not valid JSON: Unrecognized token 'aws'");
        assertThatThrownBy(() -> IncidentsImporter.read(file("feed.json", "[]\n]")))
                .hasMessageStartingWith("feed.json:2: is not valid JSON: ");
        assertThatThrownBy(() -> IncidentsImporter.read(file("feed.json", " \n")))
                .hasMessage("feed.json is empty: expected a list named incidents");
        assertThatThrownBy(() -> IncidentsImporter.read(folder.resolve("none.json")))
                .hasMessageStartingWith("there is no file ");
        assertThatThrownBy(() -> IncidentsImporter.read(file("feed.json", "[{\"provider\"")))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("feed.json:1: is not valid JSON: ");
    }

    private Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private List<String> faults(String name, String content) {
        List<String> faults = new ArrayList<>();
        assertThatThrownBy(() -> IncidentsImporter.read(file(name, content)))
                .isInstanceOfSatisfying(ImportException.class, failed -> faults.addAll(failed.faults()));
        return faults;
    }
}
