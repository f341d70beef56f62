package dev.headroom.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command line run in this process, and what came of it. */
public record CommandRun(int exitCode, String out, String err) {

    public static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err);
        int exitCode = Headroom.run(outWriter, errWriter, arguments);
        outWriter.flush();
        errWriter.flush();
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    public List<String> lines() {
        return out.lines().toList();
    }

    public List<String> errorLines() {
        return err.lines().toList();
    }
}
