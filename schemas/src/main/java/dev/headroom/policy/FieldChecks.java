package dev.headroom.policy;

import dev.headroom.events.FailoverPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;

/** Looks at the fields of a policy by their names and collects what is wrong with them. */
final class FieldChecks {

    private final FailoverPolicy policy;
    private final List<PolicyFault> faults = new ArrayList<>();

    FieldChecks(FailoverPolicy policy) {
        this.policy = policy;
    }

    List<PolicyFault> faults() {
        return List.copyOf(faults);
    }

    void add(String path, String message) {
        faults.add(new PolicyFault(path, message));
    }

    /** A share: a number from 0 to 1, both included. */
    boolean isRatio(String field) {
        double ratio = ratio(field);
        if (ratio >= 0 && ratio <= 1) {
            return true;
        }
        add(field, "must be from 0 to 1, not " + text(ratio));
        return false;
    }

    /** A share that fires when it is reached: at nought it would always be. */
    void isThreshold(String field) {
        if (isRatio(field) && ratio(field) == 0) {
            add(field, "must be above 0, or it is always reached");
        }
    }

    void isWithin(String field, int lowest, int highest) {
        int number = number(field);
        if (number < lowest || number > highest) {
            add(
                    field,
                    String.format(java.util.Locale.ROOT, "must be from %,d to %,d, not %,d", lowest, highest, number));
        }
    }

    void isAtLeast(String field, int lowest) {
        int number = number(field);
        if (number < lowest) {
            add(field, "must be " + lowest + " or more, not " + number);
        }
    }

    void isOneOf(String field, Collection<Integer> allowed) {
        int number = number(field);
        if (!allowed.contains(number)) {
            add(
                    field,
                    "must be one of "
                            + String.join(
                                    ", ", allowed.stream().map(String::valueOf).toList()) + ", not " + number
                            + ": the fleet counts no others");
        }
    }

    /** That a share is no larger than another. */
    void isRatioNotAbove(String field, String other) {
        if (ratio(field) > ratio(other)) {
            add(field, "is " + text(ratio(field)) + ", above " + other + ", which is " + text(ratio(other)));
        }
    }

    void isNotAbove(String field, String other) {
        if (number(field) > number(other)) {
            add(field, "is " + number(field) + ", above " + other + ", which is " + number(other));
        }
    }

    int number(String field) {
        return (Integer) policy.get(position(field));
    }

    private double ratio(String field) {
        return (Double) policy.get(position(field));
    }

    private static int position(String field) {
        Schema.Field known = FailoverPolicy.getClassSchema().getField(field);
        return Objects.requireNonNull(known, field).pos();
    }

    private static String text(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
