package dev.headroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headroom.cli.CommandRun;
import dev.headroom.commitments.oracle.Tables;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line, used against one installation as a user would: addresses and prefix go with every command.
 *
 * @param topicPrefix what the names of the installation's topics start with
 */
public record CommandLine(String bootstrapServers, String registryUrl, String topicPrefix) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Runs a command that has to succeed; what it printed. */
    public String run(String... command) {
        CommandRun run = attempt(command);
        assertThat(run.exitCode())
                .as(String.join(" ", command) + ": " + run.err())
                .isZero();
        return run.out().strip();
    }

    /** Runs a command, whatever comes of it. */
    public CommandRun attempt(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--bootstrap-server", bootstrapServers, "--schema-registry", registryUrl));
        arguments.addAll(List.of("--topic-prefix", topicPrefix));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    /** The rows of a table, in order, with columns as the oracle writes them. */
    public List<Map<String, @Nullable Object>> table(String name) {
        return run("tables", name, "--output", "json")
                .lines()
                .map(CommandLine::columns)
                .toList();
    }

    /**
     * The rows of a table without what tells of their history: {@code version}, and {@code as_of} where a row keeps the tick it last
     * changed at.
     */
    public List<Map<String, @Nullable Object>> content(String name) {
        List<Map<String, @Nullable Object>> rows = table(name);
        rows.forEach(row -> {
            row.remove("version");
            if (name.startsWith("spend_")) {
                row.remove("as_of");
            }
        });
        return rows;
    }

    /** The tables that the oracle computes. */
    public Tables tables() {
        return new Tables(
                table("spend_daily"),
                table("commitment_consumption"),
                table("commitment_periods"),
                table("commitment_portfolio"));
    }

    private static Map<String, @Nullable Object> columns(String line) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> column : JSON.readTree(line).properties()) {
                columns.put(column.getKey(), plain(column.getValue()));
            }
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return columns;
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isNull()) {
            return null;
        } else if (value.isIntegralNumber()) {
            return value.longValue();
        } else if (value.isNumber()) {
            return value.doubleValue();
        } else if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.textValue();
    }
}
