package dev.headroom.producers.csv;

import dev.headroom.producers.ImportException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The uncompressed bytes of a file, without byte order mark, and how many bytes of it were read from disk. */
final class FileBytes {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Counting counting;
    private final InputStream content;

    private FileBytes(Counting counting, InputStream content) {
        this.counting = counting;
        this.content = content;
    }

    static FileBytes open(Path file, @Nullable MessageDigest digest) {
        if (Files.isDirectory(file)) {
            throw new ImportException(file + " is a directory; name the files in it");
        }
        Counting counting = null;
        try {
            counting = new Counting(Files.newInputStream(file));
            InputStream raw = new BufferedInputStream(counting, BUFFER);
            InputStream plain = isGzip(raw) ? new GZIPInputStream(raw, BUFFER) : raw;
            InputStream counted = digest == null ? plain : new DigestInputStream(plain, digest);
            return new FileBytes(counting, withoutByteOrderMark(counted));
        } catch (NoSuchFileException missing) {
            throw new ImportException("there is no file " + file, missing);
        } catch (IOException failed) {
            close(counting);
            throw new ImportException("cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }

    InputStream content() {
        return content;
    }

    long bytesRead() {
        return counting.bytes;
    }

    void closeQuietly() {
        close(content);
    }

    private static boolean isGzip(InputStream raw) throws IOException {
        raw.mark(2);
        int first = raw.read();
        int second = raw.read();
        raw.reset();
        return first == GZIP_FIRST && second == GZIP_SECOND;
    }

    private static InputStream withoutByteOrderMark(InputStream plain) throws IOException {
        PushbackInputStream peekable = new PushbackInputStream(plain, BYTE_ORDER_MARK.length);
        byte[] first = peekable.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            peekable.unread(first);
        }
        return peekable;
    }

    private static void close(@Nullable InputStream stream) {
        if (stream == null) {
            return;
        }
        try {
            stream.close();
        } catch (IOException ignored) {
            // It was only read: nothing is lost when closing fails.
        }
    }

    private static final class Counting extends FilterInputStream {

        private long bytes;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            bytes += Math.max(read, 0);
            return read;
        }
    }
}
