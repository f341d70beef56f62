package dev.headroom.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From a bill in a file to the balance on the table. */
@Command(
        name = "spend",
        mixinStandardHelpOptions = true,
        description =
                "Measures headroom up and headroom import focus with a generated bill; fails when a balance is wrong.")
public final class SpendBenchmark implements Callable<Integer> {

    @Mixin
    private Workplace workplace = new Workplace();

    @Option(names = "--rows", defaultValue = "1000000", description = "Rows of the bill. Default: ${DEFAULT-VALUE}")
    private int rows;

    @Option(names = "--cells", defaultValue = "100000", description = "Cells they fall into. Default: ${DEFAULT-VALUE}")
    private int cells;

    @Option(
            names = "--singles",
            defaultValue = "200",
            description = "Single rows sent after. Default: ${DEFAULT-VALUE}")
    private int singles;

    @Option(names = "--seed", defaultValue = "42", description = "Of the generated bill. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--write", paramLabel = "FILE", description = "Only write the bill to a file.")
    private @Nullable Path write;

    @Option(names = "--up-java-opts", defaultValue = "", description = "More JVM options for headroom up.")
    private String upJavaOptions = "";

    @Option(names = "--import-java-opts", defaultValue = "", description = "More JVM options for headroom import.")
    private String importJavaOptions = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        if (write != null) {
            Bill bill = BillWriter.write(write, rows, cells, seed);
            out.println(
                    bill.file() + ": " + bill.rows() + " rows, " + bill.bytes() + " bytes, counted " + bill.counted());
            return 0;
        }
        return workplace.run(out, directory -> {
            Bill bill = BillWriter.write(directory.resolve("bill.csv"), rows, cells, seed);
            new SpendRun(workplace.home(), directory, bill, new Report(out))
                    .run(upJavaOptions, importJavaOptions, singles, seed);
        });
    }
}
