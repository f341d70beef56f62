package dev.headroom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the memory of all state stores of the process: blocks, indexes, filters and write buffers of every store are
 * counted against one cache of {@value HeadroomConfig#ROCKSDB_MEMORY_BYTES}. Without it each store of each task takes up to 98 MiB.
 *
 * <p>Kafka Streams makes an instance for each store; the cache is made by the first and lives as long as the process.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final double INDEX_SHARE = 0.1;
    private static final long LARGEST_WRITE_BUFFER = 8L * 1024 * 1024;
    private static final int WRITE_BUFFERS_A_STORE = 2;
    private static final int ANY_SHARDS = -1;

    private static @Nullable Memory shared;

    /** The cache, and the manager that charges write buffers to it. */
    record Memory(LRUCache cache, WriteBufferManager writeBuffers) {}

    /**
     * Loads the native library, unpacked in the state directory: there each start replaces the copy of the one before, where in the
     * temporary directory every process that is killed leaves 15 MB behind.
     */
    static void loadLibrary(Path stateDir) {
        try {
            NativeLibraryLoader.getInstance().loadLibrary(stateDir.toString());
        } catch (IOException | UnsatisfiedLinkError notFromThere) {
            // For instance mounted without the right to execute: RocksDB tries the temporary directory and says what is
            // wrong.
            RocksDB.loadLibrary();
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        long bytes = Long.parseLong(String.valueOf(configs.get(HeadroomConfig.ROCKSDB_MEMORY_BYTES)));
        Memory memory = memoryOf(bytes);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(Math.min(LARGEST_WRITE_BUFFER, bytes / 8));
        options.setMaxWriteBufferNumber(WRITE_BUFFERS_A_STORE);
    }

    @Override
    public void close(String storeName, Options options) {
        // The memory is the process's, not the store's.
    }

    static synchronized Memory memoryOf(long bytes) {
        Memory memory = shared;
        if (memory == null) {
            RocksDB.loadLibrary();
            LRUCache cache = new LRUCache(bytes, ANY_SHARDS, false, INDEX_SHARE);
            memory = new Memory(cache, new WriteBufferManager(bytes / 2, cache));
            shared = memory;
        }
        return memory;
    }
}
