package dev.headroom.producers.focus;

import dev.headroom.events.ChargeRow;
import dev.headroom.producers.csv.Blanks;
import dev.headroom.producers.csv.FlatRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies the text columns of a row: the dimensions into their fields, every column FOCUS fields do not cover by its name. */
final class RowText {

    private final TextCache cache = new TextCache();
    private final List<FocusColumn> dimensions = new ArrayList<>();
    private final int[] dimensionPositions;
    private final List<String> otherNames = new ArrayList<>();
    private final int[] otherPositions;
    private final int[] namelessPositions;

    RowText(FocusHeader header) {
        List<Integer> known = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        List<Integer> nameless = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            FocusColumn column = header.column(i);
            if (column != null && column.isText()) {
                dimensions.add(column);
                known.add(i);
            } else if (column == null && header.name(i).isEmpty()) {
                nameless.add(i);
            } else if (column == null) {
                otherNames.add(header.name(i));
                others.add(i);
            }
        }
        dimensionPositions = positions(known);
        otherPositions = positions(others);
        namelessPositions = positions(nameless);
    }

    /** Position of a value in a column without a name, −1 where there is none. */
    int namelessValue(FlatRecord row) {
        for (int position : namelessPositions) {
            if (!row.isNull(position)) {
                return position;
            }
        }
        return -1;
    }

    void copy(FlatRecord row, ChargeRow charge) {
        char[] chars = row.chars();
        for (int i = 0; i < dimensionPositions.length; i++) {
            int start = row.start(dimensionPositions[i]);
            int end = row.end(dimensionPositions[i]);
            if (!Blanks.isNull(chars, start, end)) {
                FocusColumn column = dimensions.get(i);
                column.set(charge, column.isWord() ? word(chars, start, end) : cache.text(chars, start, end));
            }
        }
        charge.setOtherColumns(others(row));
    }

    private Map<String, String> others(FlatRecord row) {
        char[] chars = row.chars();
        Map<String, String> others = new HashMap<>(otherPositions.length * 2);
        for (int i = 0; i < otherPositions.length; i++) {
            int start = row.start(otherPositions[i]);
            int end = row.end(otherPositions[i]);
            if (!Blanks.isNull(chars, start, end)) {
                others.put(otherNames.get(i), cache.text(chars, start, end));
            }
        }
        return others;
    }

    private String word(char[] chars, int start, int end) {
        int from = Blanks.skipLeading(chars, start, end);
        return cache.text(chars, from, Blanks.skipTrailing(chars, from, end));
    }

    private static int[] positions(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
