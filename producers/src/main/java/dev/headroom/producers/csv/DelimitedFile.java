package dev.headroom.producers.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.headroom.producers.ImportException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180) read row by row: UTF-8 with or without byte order mark, plain or gzipped (told by its first bytes, not by
 * its name). The first row that is not empty is the header; empty lines are skipped; rows may have any number of fields. Memory
 * does not grow with the file.
 *
 * <p>What makes the rest of a file unreadable, such as an unclosed quote, a byte that is no UTF-8 or a cut gzip stream, ends in an
 * {@link ImportException} that names file and line.
 */
public final class DelimitedFile implements Closeable {

    private final String name;
    private final FileBytes bytes;
    private final RecordHandler handler = new RecordHandler();
    private final CsvReader<FlatRecord> reader;
    private final CloseableIterator<FlatRecord> rows;
    private final List<String> header;

    private DelimitedFile(Path file, FileBytes bytes) throws IOException {
        this.name = String.valueOf(file.getFileName());
        this.bytes = bytes;
        InputStreamReader text = new InputStreamReader(
                bytes.content(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        this.reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(handler, text);
        this.rows = reader.iterator();
        this.header = readHeader();
    }

    /**
     * Opens a file and reads its header.
     *
     * @param digest is given every byte of the uncompressed content as it is read; null where nobody asks
     * @throws ImportException when it cannot be read or has no header
     */
    public static DelimitedFile open(Path file, @Nullable MessageDigest digest) {
        FileBytes bytes = FileBytes.open(file, digest);
        try {
            return new DelimitedFile(file, bytes);
        } catch (IOException | RuntimeException failed) {
            bytes.closeQuietly();
            if (failed instanceof ImportException told) {
                throw told;
            }
            throw new ImportException("cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** Name of the file, without its folder. */
    public String name() {
        return name;
    }

    /** The column names, trimmed, in the order of the file. */
    public List<String> header() {
        return header;
    }

    /** Bytes read from disk so far, compressed where the file is. */
    public long bytesRead() {
        return bytes.bytesRead();
    }

    /** The next row, or null after the last; the same object every time. */
    public @Nullable FlatRecord next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException broken) {
            throw unreadable(quoting(broken), broken);
        } catch (UncheckedIOException failed) {
            throw unreadable(reason(failed.getCause()), failed);
        }
    }

    @Override
    public void close() {
        bytes.closeQuietly();
    }

    private List<String> readHeader() {
        FlatRecord first = next();
        if (first == null) {
            throw new ImportException(name + " is empty: expected a header line with the column names");
        }
        List<String> names = new ArrayList<>(first.fields());
        for (int i = 0; i < first.fields(); i++) {
            names.add(first.text(i).strip());
        }
        return List.copyOf(names);
    }

    private ImportException unreadable(String reason, Exception cause) {
        if (cause.getCause() instanceof CharacterCodingException) {
            // Characters are read ahead of the rows, so the line itself is not known.
            return new ImportException(
                    name + " is not UTF-8 somewhere after line " + handler.line() + "; save the file as UTF-8", cause);
        }
        return new ImportException(name + ":" + handler.line() + ": " + reason, cause);
    }

    private static String quoting(CsvParseException broken) {
        String message = String.valueOf(broken.getMessage());
        int place = message.indexOf(" (record starting");
        return "cannot be read as CSV: " + (place < 0 ? message : message.substring(0, place));
    }

    private static String reason(@Nullable IOException cause) {
        if (cause instanceof EOFException || cause instanceof ZipException) {
            return "the gzip data is cut off or damaged; fetch the file again";
        }
        return "cannot be read: " + (cause == null ? "unknown reason" : cause.getMessage());
    }
}
