package dev.headroom.commitments.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A worked case: a directory of {@code case.yaml}, {@code terms.yaml}, FOCUS files, perhaps {@code fx.csv}, and
 * {@code expected.json}.
 *
 * @param imports the FOCUS files in the order they are imported
 * @param expected table name to its rows
 */
public record CaseFile(String name, Path directory, World world, List<Import> imports, JsonNode expected) {

    /** One import of a case. */
    public record Import(Path file, String scope, String artifact, String style, String ledger) {}

    /** All worked cases, by name. */
    public static List<CaseFile> all() {
        URL cases = CaseFile.class.getResource("/cases");
        if (cases == null) {
            throw new IllegalStateException("no worked cases among the test resources");
        }
        try {
            return allIn(Path.of(cases.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The worked cases below that directory, by name. */
    public static List<CaseFile> allIn(Path cases) {
        try (Stream<Path> directories = Files.list(cases)) {
            return directories.sorted().map(CaseFile::load).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The case in that directory. */
    public static CaseFile load(Path directory) {
        Map<?, ?> yaml = yaml(directory.resolve("case.yaml"));
        List<Import> imports = new ArrayList<>();
        for (Object one : (List<?>) required(yaml, "imports")) {
            Map<?, ?> entry = (Map<?, ?>) one;
            imports.add(new Import(
                    directory.resolve(required(entry, "file").toString()),
                    required(entry, "scope").toString(),
                    required(entry, "artifact").toString(),
                    required(entry, "style").toString(),
                    required(entry, "ledger").toString()));
        }
        List<Artifact> artifacts = imports.stream()
                .map(one -> new Artifact(
                        one.scope(), one.artifact(), one.style(), one.ledger(), FocusRows.read(one.file()), true))
                .toList();
        List<TermsVersion> terms = ((List<?>) required(yaml(directory.resolve("terms.yaml")), "commitments"))
                .stream().map(entry -> TermsFile.version((Map<?, ?>) entry)).toList();
        World world = new World(
                terms,
                artifacts,
                rates(directory.resolve("fx.csv")),
                Time.startOf(LocalDate.parse(required(yaml, "now").toString())));
        return new CaseFile(
                directory.getFileName().toString(),
                directory,
                world,
                imports,
                json(directory.resolve("expected.json")));
    }

    private static List<FxRate> rates(Path csv) {
        List<FxRate> rates = new ArrayList<>();
        if (Files.exists(csv)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
                rows.forEach(row -> rates.add(new FxRate(
                        row.getField("currency"),
                        LocalDate.parse(row.getField("date")),
                        new BigDecimal(row.getField("usd_per_unit")))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rates;
    }

    private static Object required(Map<?, ?> yaml, String field) {
        Object value = yaml.get(field);
        if (value == null) {
            throw new IllegalArgumentException("no " + field + " in " + yaml);
        }
        return value;
    }

    private static Map<?, ?> yaml(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return JsonMapper.builder().build().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
