package dev.headroom.cli;

import java.util.Objects;

/** What exceptions say, as text for people. */
public final class Messages {

    private Messages() {}

    /** An exception's own message, or its kind where it has none. */
    public static String of(Throwable failed) {
        return Objects.requireNonNullElse(failed.getMessage(), failed.getClass().getSimpleName());
    }

    /** The message of what is at the bottom of it. */
    public static String ofRoot(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return of(root);
    }

    /** The text with every line break as one space. */
    public static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
