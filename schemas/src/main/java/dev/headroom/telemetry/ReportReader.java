package dev.headroom.telemetry;

import dev.headroom.events.GpuReport;
import dev.headroom.serde.RegistryUnavailableException;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of {@code gpu_utilization} in Confluent's wire format. Records of our own schema go through the {@link ReportDecoder};
 * those of an older or newer one are resolved by Avro first, and the result is decoded like any other.
 *
 * <p>Not for use by several threads at a time.
 */
public final class ReportReader {

    private static final int HEADER_BYTES = 5;
    private static final Schema OURS = GpuReport.getClassSchema();
    private static final long OUR_FINGERPRINT = SchemaNormalization.parsingFingerprint64(OURS);

    private final SchemaRegistryClient registry;
    private final ReportDecoder decoder = new ReportDecoder();
    /** Of each schema id the reader that resolves it; null where there is nothing to resolve. */
    private final Map<Integer, @Nullable SpecificDatumReader<GpuReport>> resolvers = new HashMap<>();

    private int lastOurs = -1;

    /** A reader that asks {@code registry} once for every schema id it meets. */
    public ReportReader(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /**
     * Reads a value into {@code report}.
     *
     * @throws MalformedReportException when it is no telemetry record; nothing will change that
     * @throws RegistryUnavailableException when the registry does not answer; it may later
     */
    public void read(String topic, byte @Nullable [] value, Report report) throws MalformedReportException {
        if (value == null || value.length < HEADER_BYTES) {
            throw new MalformedReportException("the value is empty or too short");
        }
        if (value[0] != 0) {
            throw new MalformedReportException("the value does not begin with the magic byte 0");
        }
        int id = ByteBuffer.wrap(value).getInt(1);
        SpecificDatumReader<GpuReport> resolver = id == lastOurs ? null : resolverOf(topic, id);
        if (resolver == null) {
            lastOurs = id;
            decoder.decode(value, HEADER_BYTES, value.length, report);
        } else {
            byte[] resolved = resolve(resolver, value);
            decoder.decode(resolved, 0, resolved.length, report);
        }
    }

    private @Nullable SpecificDatumReader<GpuReport> resolverOf(String topic, int id) throws MalformedReportException {
        if (resolvers.containsKey(id)) {
            return resolvers.get(id);
        }
        Schema written = schemaOf(topic, id);
        SpecificDatumReader<GpuReport> resolver = SchemaNormalization.parsingFingerprint64(written) == OUR_FINGERPRINT
                ? null
                : new SpecificDatumReader<>(written, OURS, SpecificData.getForSchema(OURS));
        resolvers.put(id, resolver);
        return resolver;
    }

    private Schema schemaOf(String topic, int id) throws MalformedReportException {
        try {
            if (registry.getSchemaById(id).rawSchema() instanceof Schema schema) {
                return schema;
            }
            throw new MalformedReportException("schema " + id + " is not Avro");
        } catch (IOException | RestClientException | RuntimeException failed) {
            if (RegistryUnavailableException.isBehind(failed)) {
                throw new RegistryUnavailableException(topic, failed);
            }
            throw new MalformedReportException("schema " + id + " is not known: " + failed.getMessage());
        }
    }

    private static byte[] resolve(SpecificDatumReader<GpuReport> resolver, byte[] value)
            throws MalformedReportException {
        try {
            BinaryDecoder payload =
                    DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
            GpuReport report = resolver.read(null, payload);
            if (!payload.isEnd()) {
                throw new MalformedReportException("bytes follow the record");
            }
            ByteArrayOutputStream resolved = new ByteArrayOutputStream(value.length);
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(resolved, null);
            new SpecificDatumWriter<>(GpuReport.class).write(report, encoder);
            return resolved.toByteArray();
        } catch (IOException | RuntimeException failed) {
            throw new MalformedReportException("the record does not fit its schema: " + failed);
        }
    }
}
