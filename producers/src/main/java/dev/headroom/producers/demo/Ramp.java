package dev.headroom.producers.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Spend a day as it grows: dollars at some days, in a straight line between them, level before the first and after the last. */
final class Ramp {

    private final TreeMap<LocalDate, Long> dollars;

    Ramp(Map<LocalDate, Long> dollars) {
        this.dollars = new TreeMap<>(dollars);
    }

    long dollarsOn(LocalDate day) {
        Map.Entry<LocalDate, Long> before = dollars.floorEntry(day);
        Map.Entry<LocalDate, Long> after = dollars.ceilingEntry(day);
        if (before == null || after == null) {
            return before == null
                    ? dollars.firstEntry().getValue()
                    : dollars.lastEntry().getValue();
        }
        long span = after.getKey().toEpochDay() - before.getKey().toEpochDay();
        if (span == 0) {
            return before.getValue();
        }
        long passed = day.toEpochDay() - before.getKey().toEpochDay();
        return before.getValue() + (after.getValue() - before.getValue()) * passed / span;
    }
}
