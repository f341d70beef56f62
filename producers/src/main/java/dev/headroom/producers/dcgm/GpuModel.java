package dev.headroom.producers.dcgm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short names of GPU models: {@code NVIDIA H100 80GB HBM3} is an {@code H100}. */
final class GpuModel {

    /** What a model is called that nobody tells. */
    static final String UNKNOWN = "unknown";

    /** Letters, digits, perhaps a letter, as a word: GB200, A100, L40S; neither 80GB nor HBM3 nor SXM4 nor NVL72. */
    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z0-9])[A-Z]{1,2}[0-9]{1,4}[A-Z]?(?![A-Za-z0-9])");

    private static final Pattern MAKER = Pattern.compile("^(NVIDIA|Tesla|GRID|Quadro)\\s+", Pattern.CASE_INSENSITIVE);

    private GpuModel() {}

    /** The short name; the name without its maker where there is nothing like one in it, "" where it is empty. */
    static String shortName(String model) {
        Matcher code = CODE.matcher(model);
        if (code.find()) {
            return code.group();
        }
        String rest = model.strip();
        for (Matcher maker = MAKER.matcher(rest); maker.find(); maker = MAKER.matcher(rest)) {
            rest = rest.substring(maker.end()).strip();
        }
        return rest;
    }
}
