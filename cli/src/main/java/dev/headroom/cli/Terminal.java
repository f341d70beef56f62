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

    private static final int NARROWEST = 40;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final File TTY = new File("/dev/tty");

    private Terminal() {}

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
        int columns = parse(System.getenv().getOrDefault("COLUMNS", ""));
        return columns > 0 ? columns : columnsOfTty();
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

    private static int columnsOfTty() {
        if (!isOut()) {
            return DEFAULT_WIDTH;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TTY)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return stty.waitFor(1, TimeUnit.SECONDS) ? columnsIn(answer) : DEFAULT_WIDTH;
        } catch (IOException noSuchTool) {
            return DEFAULT_WIDTH;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return DEFAULT_WIDTH;
        }
    }

    /** The second number of {@code stty size}: rows, columns. */
    static int columnsIn(String sttySize) {
        try (Scanner numbers = new Scanner(sttySize)) {
            if (numbers.hasNextInt()) {
                numbers.nextInt();
            }
            int columns = numbers.hasNextInt() ? numbers.nextInt() : 0;
            return columns >= NARROWEST ? columns : DEFAULT_WIDTH;
        }
    }

    private static int parse(String columns) {
        try {
            int number = Integer.parseInt(columns.strip());
            return number >= NARROWEST ? number : 0;
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
