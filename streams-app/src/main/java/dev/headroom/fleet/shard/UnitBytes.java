package dev.headroom.fleet.shard;

import dev.headroom.fleet.rollup.FleetKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Who a unit is, as flat bytes: names with their lengths, then hosts with their GPUs. */
final class UnitBytes {

    private UnitBytes() {}

    static byte[] of(Unit unit) {
        FleetKey key = unit.group.key;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(texts(key.provider(), key.region(), key.cluster(), key.gpuModel(), unit.rack));
        bytes.writeBytes(number(unit.name.length));
        bytes.writeBytes(unit.name);
        bytes.writeBytes(number(unit.hosts()));
        for (int host = 0; host < unit.hosts(); host++) {
            bytes.writeBytes(texts(unit.host(host)));
            bytes.writeBytes(number(unit.gpusExpected(host)));
        }
        return bytes.toByteArray();
    }

    static Unit read(int id, byte[] value, Roster roster) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        Group group = roster.group(new FleetKey(text(buffer), text(buffer), text(buffer), text(buffer)));
        String rack = text(buffer);
        byte[] name = new byte[buffer.getInt()];
        buffer.get(name);
        String[] hosts = new String[buffer.getInt()];
        int[] gpusExpected = new int[hosts.length];
        for (int host = 0; host < hosts.length; host++) {
            hosts[host] = text(buffer);
            gpusExpected[host] = buffer.getInt();
        }
        return new Unit(id, group, rack, name, hosts, gpusExpected);
    }

    static byte[] texts(String... texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(number(encoded.length));
            bytes.writeBytes(encoded);
        }
        return bytes.toByteArray();
    }

    static String text(ByteBuffer buffer) {
        byte[] encoded = new byte[buffer.getInt()];
        buffer.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
