package dev.headroom.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One owner for a data directory: held from {@link #acquire} to {@link #close}, and given back by the operating system when the
 * process dies. The lock file stays and names the process that held it last.
 */
public final class DirectoryLock implements AutoCloseable {

    /** The file in the directory that is locked. */
    static final String FILE_NAME = "headroom.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the directory if it is missing, and locks it.
     *
     * @throws LocalException when another owner, in this process or another, has it, or when it cannot be written to
     */
    public static DirectoryLock acquire(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String owner = read(channel);
                channel.close();
                throw new LocalException("data directory " + directory + " is in use"
                        + (owner.isEmpty() ? "" : " by process " + owner)
                        + "; stop that process or choose another data directory");
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new DirectoryLock(channel);
        } catch (IOException failed) {
            throw new LocalException(
                    "data directory " + directory + " cannot be written to (" + reason(failed)
                            + "); make it writable or choose another data directory",
                    failed);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new LocalException("lock of a data directory cannot be given back: " + failed.getMessage(), failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * Long.BYTES);
        channel.read(buffer, 0);
        return StandardCharsets.US_ASCII.decode(buffer.flip()).toString().trim();
    }

    private static void write(FileChannel channel, String pid) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(pid), 0);
    }

    private static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failed instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (failed instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return failed.toString();
    }
}
