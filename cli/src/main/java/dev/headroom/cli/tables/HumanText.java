package dev.headroom.cli.tables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Cells for people: micros as units, ratios as percent, whole numbers with separators; the name of a field tells which it is. */
public final class HumanText {

    private static final String MICROS = "_micros";
    private static final int MICROS_SCALE = 6;
    private static final int CENTS_SCALE = 2;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal WHOLE_FROM = BigDecimal.valueOf(10_000);

    private HumanText() {}

    /** The cell of a field; empty where it is null. */
    public static String of(Schema.Field field, GenericRecord record) {
        Object value = record.get(field.pos());
        if (value == null) {
            return "";
        }
        if (isMoney(field.name())) {
            return cell(((Number) value).longValue());
        }
        if (isRatio(field.name())) {
            return String.format(Locale.ROOT, "%.1f%%", ((Number) value).doubleValue() * 100);
        }
        return isCount(field.schema()) && !isNumberOfAThing(field.name())
                ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
                : Objects.requireNonNullElse(Values.text(field.schema(), value), "");
    }

    /** Name of a field as a column header. */
    public static String header(Schema.Field field) {
        return field.name().replace(MICROS, "");
    }

    /** Cents up to ten thousand, whole units beyond, and never nought for what is not. */
    public static String money(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, MICROS_SCALE);
        int scale = amount.abs().compareTo(WHOLE_FROM) < 0 ? CENTS_SCALE : 0;
        BigDecimal rounded = amount.setScale(scale, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 && micros != 0
                ? amount.stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%,." + scale + "f", rounded);
    }

    /** As {@link #money}, but from a billion on at a glance: a line has room for it, and json and csv have every digit. */
    private static String cell(long micros) {
        return BigDecimal.valueOf(micros, MICROS_SCALE).abs().compareTo(BILLION) >= 0 ? glance(micros) : money(micros);
    }

    /** The same to be read at a glance: {@code 36.49 B}, {@code 117.42 M}; below a million as {@link #money}. */
    public static String glance(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, MICROS_SCALE);
        if (amount.abs().compareTo(BILLION) >= 0) {
            return scaled(amount, BILLION) + " B";
        }
        return amount.abs().compareTo(MILLION) >= 0 ? scaled(amount, MILLION) + " M" : money(micros);
    }

    private static String scaled(BigDecimal amount, BigDecimal unit) {
        return String.format(Locale.ROOT, "%,.2f", amount.divide(unit, CENTS_SCALE, RoundingMode.HALF_EVEN));
    }

    private static boolean isMoney(String name) {
        return name.contains(MICROS);
    }

    private static boolean isRatio(String name) {
        return name.endsWith("_ratio") || name.startsWith("burn_ratio");
    }

    /** Epochs and versions are compared and copied, not read as quantities. */
    private static boolean isNumberOfAThing(String name) {
        return name.endsWith("epoch") || name.endsWith("version");
    }

    private static boolean isCount(Schema schema) {
        Schema.Type type = Values.withoutNull(schema).getType();
        return Values.isNumeric(schema) && (type == Schema.Type.INT || type == Schema.Type.LONG);
    }
}
