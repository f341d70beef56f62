package dev.headroom.producers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.producers.ImportException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldSkipByteOrderMarkWhenThereIsOne() throws IOException {
        // Given
        Path file = file("\uFEFFa,b\n1,2\n");
        // When
        try (DelimitedFile content = DelimitedFile.open(file, null)) {
            // Then
            assertThat(content.header()).containsExactly("a", "b");
        }
    }

    @Test
    void shouldUnpackGzipWhenTheNameDoesNotSaySo() throws IOException {
        // Given
        Path file = write("bill.csv", gzip("a,b\n1,2\n"));
        // When, Then
        assertThat(rows(file)).containsExactly("2: 1|2");
    }

    @Test
    void shouldReadPlainTextWhenTheNameSaysGzip() throws IOException {
        // Given
        Path file = write("bill.csv.gz", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        // When, Then
        assertThat(rows(file)).containsExactly("2: 1|2");
    }

    @Test
    void shouldReadEveryMemberWhenGzipHasSeveral() throws IOException {
        // Given
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip("a,b\n1,2\n"));
        both.write(gzip("3,4\n"));
        // When, Then
        assertThat(rows(write("bill.gz", both.toByteArray()))).containsExactly("2: 1|2", "3: 3|4");
    }

    @Test
    void shouldTellThePhysicalLineWhenFieldsHaveLineBreaks() throws IOException {
        // Given
        Path file = file("a,b\r\n\"one\r\ntwo\",\"x\"\"y\"\r\n\r\n3,4\r\n5,6");
        // When, Then
        assertThat(rows(file)).containsExactly("2: one\r\ntwo|x\"y", "5: 3|4", "6: 5|6");
    }

    @Test
    void shouldHashTheUncompressedContentWhenPackedOrNot() throws Exception {
        // Given
        String content = "\uFEFFa,b\n1,2\n";
        String expected = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        // When, Then
        assertThat(hash(file(content))).isEqualTo(expected);
        assertThat(hash(write("packed", gzip(content)))).isEqualTo(expected);
    }

    @Test
    void shouldFailWithFileAndLineWhenAQuoteIsNeverClosed() throws IOException {
        // Given
        Path file = file("a,b\n1,2\n3,\"4\n5,6\n");
        // When, Then
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(ImportException.class)
                .hasMessage("bill.csv:3: cannot be read as CSV: Unclosed quoted field at end of input");
    }

    @Test
    void shouldFailWithFileAndLineWhenTextFollowsAClosingQuote() throws IOException {
        // Given
        Path file = file("a,b\n1,\"2\"x\n");
        // When, Then
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("bill.csv:2: cannot be read as CSV: Unexpected character after closing quote");
    }

    @Test
    void shouldFailWhenTheFileIsNotUtf8() throws IOException {
        // Given
        Path file = write("bill.csv", "a,b\n1,Zürich\n".getBytes(Charset.forName("windows-1252")));
        // When, Then
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(ImportException.class)
                .hasMessageMatching("bill\\.csv is not UTF-8 somewhere after line [01]; save the file as UTF-8");
    }

    @Test
    void shouldFailWhenGzipIsCutOff() throws IOException {
        // Given
        byte[] whole = gzip("a,b\n" + "1,2\n".repeat(100_000));
        Path file = write("bill.csv.gz", Arrays.copyOf(whole, whole.length / 2));
        // When, Then
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("bill.csv.gz")
                .hasMessageContaining("cut off or damaged");
    }

    @Test
    void shouldFailWhenTheFileIsEmptyMissingOrAFolder() throws IOException {
        // Given
        Path empty = file("");
        // When, Then
        assertThatThrownBy(() -> rows(empty))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> rows(folder.resolve("none.csv")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> rows(folder))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void shouldCountTheBytesOnDiskWhenReadToTheEnd() throws IOException {
        // Given
        Path file = write("bill.csv.gz", gzip("a,b\n" + "1,2\n".repeat(10_000)));
        try (DelimitedFile content = DelimitedFile.open(file, null)) {
            // When
            while (content.next() != null) {
                assertThat(content.bytesRead()).isLessThanOrEqualTo(Files.size(file));
            }
            // Then
            assertThat(content.bytesRead()).isEqualTo(Files.size(file));
        }
    }

    private Path file(String content) throws IOException {
        return write("bill.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static List<String> rows(Path file) {
        List<String> rows = new ArrayList<>();
        try (DelimitedFile content = DelimitedFile.open(file, null)) {
            for (FlatRecord row = content.next(); row != null; row = content.next()) {
                List<String> fields = new ArrayList<>();
                for (int i = 0; i < row.fields(); i++) {
                    fields.add(row.text(i));
                }
                rows.add(row.line() + ": " + String.join("|", fields));
            }
        }
        return rows;
    }

    private static String hash(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (DelimitedFile content = DelimitedFile.open(file, digest)) {
            long rows = 0;
            while (content.next() != null) {
                rows++;
            }
            assertThat(rows).isEqualTo(1);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
