package dev.headroom.producers.dcgm;

/** Why a line of an exporter's answer was left out. */
public enum BadLine {
    /** It does not begin with the name of a metric. */
    NO_NAME("no metric name"),
    /** Its labels cannot be read. */
    LABELS("broken labels"),
    /** Its value is no number. */
    VALUE("not a number"),
    /** What comes after the value is no timestamp. */
    TIMESTAMP("broken timestamp"),
    /** It is not UTF-8. */
    ENCODING("not UTF-8"),
    /** It is longer than any line should be. */
    TOO_LONG("line too long"),
    /** It is about a GPU, but says not which. */
    NO_GPU("names no GPU");

    private final String text;

    BadLine(String text) {
        this.text = text;
    }

    /** The reason in words. */
    @Override
    public String toString() {
        return text;
    }
}
