package dev.headroom.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/**
 * The terminal this process writes to, if it does. On Linux each stream is looked up by itself; elsewhere both count as a
 * terminal when Java says that the process has a console.
 */
public final class Terminal {

    /** Width where no terminal tells its own. */
    public static final int DEFAULT_WIDTH = 140;

    private static final int DEFAULT_HEIGHT = 24;
    private static final int NARROWEST = 40;
    private static final int LOWEST = 10;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final File TTY = new File("/dev/tty");

    private Terminal() {}

    /** Columns and rows. */
    public record Size(int columns, int rows) {}

    /** Whether stdout is a terminal. */
    public static boolean isOut() {
        return isTerminal(1);
    }

    /** Whether stderr is a terminal. */
    public static boolean isErr() {
        return isTerminal(2);
    }

    /** Whether stdout wants colours: a terminal does, unless {@code NO_COLOR} is set or it is a dumb one. */
    public static boolean wantsColour() {
        return isOut() && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }

    /** Columns of the terminal: what {@code COLUMNS} says, else what the terminal does, else {@value #DEFAULT_WIDTH}. */
    public static int width() {
        int columns = parse(System.getenv().getOrDefault("COLUMNS", ""), NARROWEST);
        return columns > 0 ? columns : sizeIn(askTty()).columns();
    }

    /** Columns as {@link #width}; rows as {@code LINES} says, else the terminal, else {@value #DEFAULT_HEIGHT}. */
    public static Size size() {
        int columns = parse(System.getenv().getOrDefault("COLUMNS", ""), NARROWEST);
        int rows = parse(System.getenv().getOrDefault("LINES", ""), LOWEST);
        Size ofTty = sizeIn(askTty());
        return new Size(columns > 0 ? columns : ofTty.columns(), rows > 0 ? rows : ofTty.rows());
    }

    @SuppressWarnings("SystemConsoleNull") // The newer Java's answer is asked for as well.
    private static boolean isTerminal(int descriptor) {
        Path link = DESCRIPTORS.resolve(Integer.toString(descriptor));
        try {
            return isTerminalDevice(Files.readSymbolicLink(link).toString());
        } catch (IOException | UnsupportedOperationException notLinux) {
            return System.console() != null && consoleIsTerminal();
        }
    }

    static boolean isTerminalDevice(String device) {
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
    }

    /** From Java 22 on there is a console without a terminal, and a method that tells. */
    private static boolean consoleIsTerminal() {
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }

    /** What {@code stty size} says; empty where nothing does. */
    private static String askTty() {
        if (!isOut()) {
            return "";
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TTY)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return stty.waitFor(1, TimeUnit.SECONDS) ? answer : "";
        } catch (IOException noSuchTool) {
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** The numbers of {@code stty size}: rows, columns. What is missing or too small to be true is assumed. */
    static Size sizeIn(String sttySize) {
        try (Scanner numbers = new Scanner(sttySize)) {
            int rows = numbers.hasNextInt() ? numbers.nextInt() : 0;
            int columns = numbers.hasNextInt() ? numbers.nextInt() : 0;
            return new Size(columns >= NARROWEST ? columns : DEFAULT_WIDTH, rows >= LOWEST ? rows : DEFAULT_HEIGHT);
        }
    }

    private static int parse(String text, int smallest) {
        try {
            int number = Integer.parseInt(text.strip());
            return number >= smallest ? number : 0;
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
