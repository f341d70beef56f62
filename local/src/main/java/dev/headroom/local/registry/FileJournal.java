package dev.headroom.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headroom.local.LocalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal as a file of JSON lines, one event a line, forced to the disc line by line. A last line without its line feed was
 * never acknowledged and is cut off; any other line that cannot be read is a damaged file, and nobody guesses what it said.
 */
final class FileJournal implements Journal, AutoCloseable {

    static final String FILE_NAME = "registry.jsonl";

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final FileChannel channel;
    private long end;

    private FileJournal(Path file, FileChannel channel, long end) {
        this.file = file;
        this.channel = channel;
        this.end = end;
    }

    /**
     * Opens the journal in the directory and adds the events in it to {@code history}, oldest first.
     *
     * @throws LocalException when it cannot be opened or a line cannot be read
     */
    static FileJournal open(Path directory, List<RegistryEvent> history) {
        Path file = directory.resolve(FILE_NAME);
        try {
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int end = acknowledged(content);
            history.addAll(read(file, new String(content, 0, end, StandardCharsets.UTF_8)));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(end);
            return new FileJournal(file, channel, end);
        } catch (IOException failed) {
            throw new LocalException("schema registry cannot open " + file + ": " + failed, failed);
        }
    }

    @Override
    public void append(RegistryEvent event) {
        try {
            byte[] line = (JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8);
            // Written where the last good line ended, so a line that failed half-way is overwritten, not continued.
            channel.truncate(end);
            ByteBuffer buffer = ByteBuffer.wrap(line);
            for (long at = end; buffer.hasRemaining(); ) {
                at += channel.write(buffer, at);
            }
            channel.force(false);
            end += line.length;
        } catch (IOException failed) {
            throw new RegistryException(
                    RegistryError.STORE_FAILED, "cannot write to " + file + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int acknowledged(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<RegistryEvent> read(Path file, String text) {
        List<RegistryEvent> events = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                events.add(JSON.readValue(line, RegistryEvent.class));
            } catch (JsonProcessingException damaged) {
                throw new LocalException(
                        "schema registry cannot read line " + (events.size() + 1) + " of " + file + " ("
                                + damaged.getOriginalMessage() + "); mend the line or restore the file",
                        damaged);
            }
        }
        return events;
    }
}
