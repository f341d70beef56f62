package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.FleetKey;
import dev.headroom.fleet.rollup.Sums;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ShardBook} as entries of a key-value store, each flat bytes: the watermarks, a cell for each open minute and group, a
 * description for each unit, and pages of what units have counted. A page holds many units, because in a second most of them have
 * changed and a store takes a few large entries faster than many small ones.
 */
public final class ShardPages {

    private static final byte WATERMARKS = 'W';
    private static final byte CELL = 'C';
    private static final byte UNIT = 'U';
    private static final byte PAGE = 'P';
    private static final int UNITS_A_PAGE = 64;

    private ShardPages() {}

    /** Where entries go; a null value deletes. */
    public interface Target {
        void put(byte[] key, byte @Nullable [] value);
    }

    /** Where entries come from. */
    public interface Source {
        /** Calls back for every entry there is. */
        void forEach(Entry entry);

        /** Takes an entry. */
        interface Entry {
            void accept(byte[] key, byte[] value);
        }
    }

    /** Writes what has changed since the last time. */
    public static void save(ShardBook book, Target target) {
        for (MinuteCell cell : book.finishedCells) {
            target.put(cellKey(cell.minute(), cell.key()), null);
        }
        book.finishedCells.clear();
        for (Group group : book.roster.groups()) {
            for (OpenMinute open : group.minutes()) {
                if (open.unsaved) {
                    open.unsaved = false;
                    target.put(cellKey(open.minute, group.key), cellValue(open));
                }
            }
        }
        for (int id : book.removedUnits) {
            if (book.roster.unit(id) == null) {
                target.put(numberKey(UNIT, id), null);
            }
        }
        book.removedUnits.clear();
        saveUnits(book, target);
        target.put(
                new byte[] {WATERMARKS},
                ByteBuffer.allocate(3 * Long.BYTES)
                        .putLong(book.tickMs)
                        .putLong(book.closedThrough)
                        .putLong(book.finalThrough)
                        .array());
    }

    private static void saveUnits(ShardBook book, Target target) {
        BitSet changed = book.changedUnits;
        for (int id = changed.nextSetBit(0); id >= 0; id = changed.nextSetBit(id + 1)) {
            Unit unit = book.roster.unit(id);
            if (unit != null && unit.isChanged()) {
                target.put(numberKey(UNIT, id), UnitBytes.of(unit));
                unit.saved();
            }
        }
        for (int id = changed.nextSetBit(0);
                id >= 0;
                id = changed.nextSetBit(id / UNITS_A_PAGE * UNITS_A_PAGE + UNITS_A_PAGE)) {
            int page = id / UNITS_A_PAGE;
            target.put(numberKey(PAGE, page), pageValue(book, page));
        }
        changed.clear();
    }

    /** The book that was saved; everything open counts as not yet told. */
    public static ShardBook load(Source source) {
        ShardBook book = new ShardBook();
        source.forEach((key, value) -> {
            if (key[0] == UNIT) {
                int id = ByteBuffer.wrap(key).getInt(1);
                book.roster.add(UnitBytes.read(id, value, book.roster));
            }
        });
        source.forEach((key, value) -> {
            switch (key[0]) {
                case WATERMARKS -> readWatermarks(book, ByteBuffer.wrap(value));
                case PAGE -> readPage(book, ByteBuffer.wrap(value));
                case CELL -> readCell(book, ByteBuffer.wrap(key), ByteBuffer.wrap(value));
                default -> {}
            }
        });
        return book;
    }

    private static void readWatermarks(ShardBook book, ByteBuffer value) {
        book.tickMs = value.getLong();
        book.closedThrough = value.getLong();
        book.finalThrough = value.getLong();
    }

    private static byte[] pageValue(ShardBook book, int page) {
        int bytes = 0;
        int first = page * UNITS_A_PAGE;
        for (int id = first; id < first + UNITS_A_PAGE; id++) {
            Unit unit = book.roster.unit(id);
            bytes += unit == null ? 0 : Varint.MOST_BYTES + SeriesBytes.most(unit);
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        for (int id = first; id < first + UNITS_A_PAGE; id++) {
            Unit unit = book.roster.unit(id);
            if (unit != null) {
                Varint.put(buffer, id);
                SeriesBytes.write(buffer, unit);
            }
        }
        byte[] value = new byte[buffer.position()];
        System.arraycopy(buffer.array(), 0, value, 0, value.length);
        return value;
    }

    private static void readPage(ShardBook book, ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            int id = (int) Varint.get(buffer);
            Unit unit = book.roster.unit(id);
            if (unit == null) {
                throw new IllegalStateException("the roster has a page of unit " + id + " and no such unit");
            }
            SeriesBytes.read(buffer, unit);
        }
    }

    private static byte[] cellValue(OpenMinute open) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + Sums.BYTES);
        buffer.putInt(open.nodesReporting);
        open.sums.write(buffer);
        return buffer.array();
    }

    private static void readCell(ShardBook book, ByteBuffer key, ByteBuffer value) {
        key.get();
        long minute = key.getLong();
        FleetKey group =
                new FleetKey(UnitBytes.text(key), UnitBytes.text(key), UnitBytes.text(key), UnitBytes.text(key));
        OpenMinute open = book.roster.group(group).minute(minute);
        open.nodesReporting = value.getInt();
        open.sums = Sums.read(value);
        open.untold = true;
    }

    private static byte[] cellKey(long minute, FleetKey key) {
        byte[] names = UnitBytes.texts(key.provider(), key.region(), key.cluster(), key.gpuModel());
        return ByteBuffer.allocate(1 + Long.BYTES + names.length)
                .put(CELL)
                .putLong(minute)
                .put(names)
                .array();
    }

    private static byte[] numberKey(byte kind, int number) {
        return ByteBuffer.allocate(1 + Integer.BYTES).put(kind).putInt(number).array();
    }
}
