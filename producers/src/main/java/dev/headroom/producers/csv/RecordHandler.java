package dev.headroom.producers.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Collects the fields of a row into one {@link FlatRecord} that is used again for the next. */
final class RecordHandler extends AbstractBaseCsvCallbackHandler<FlatRecord> {

    private final FlatRecord row = new FlatRecord();

    /** Line the current row starts in. */
    long line() {
        return row.line();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        row.begin(startingLineNumber);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        row.add(buffer, offset, length);
    }

    @Override
    protected FlatRecord buildRecord() {
        return row;
    }
}
