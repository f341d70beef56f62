package dev.headroom.failover;

import dev.headroom.events.CloudIncident;
import dev.headroom.events.FailoverPolicy;
import dev.headroom.events.FailoverPolicyKey;
import dev.headroom.events.OperatorCommand;
import dev.headroom.serde.AvroSerdes;
import dev.headroom.tables.CommitmentConsumption;
import dev.headroom.tables.CommitmentConsumptionKey;
import dev.headroom.tables.FailoverContext;
import dev.headroom.tables.FleetMinute;
import dev.headroom.topology.RecordReader;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** How each input of the decision task is read and checked. */
final class Readings {

    private final AvroSerdes serdes;

    Readings(AvroSerdes serdes) {
        this.serdes = serdes;
    }

    ReaderProcessor.Reading fleet() {
        RecordReader<FleetMinute> values = values(FleetMinute.class);
        return (topic, record) -> new FailoverInput.Fleet(CellMapper.checked(values.read(topic, record.value())));
    }

    ReaderProcessor.Reading orders() {
        RecordReader<OperatorCommand> values = values(OperatorCommand.class);
        return (topic, record) -> new FailoverInput.Order(
                CommandMapper.checked(values.read(topic, record.value())), Instant.ofEpochMilli(record.timestamp()));
    }

    ReaderProcessor.Reading messages() {
        RecordReader<CloudIncident> values = values(CloudIncident.class);
        return (topic, record) -> new FailoverInput.Message(
                IncidentMapper.checked(values.read(topic, record.value())), Instant.ofEpochMilli(record.timestamp()));
    }

    ReaderProcessor.Reading samples() {
        RecordReader<FailoverContext> values = values(FailoverContext.class);
        return (topic, record) -> new FailoverInput.Sample(ContextMapper.checked(values.read(topic, record.value())));
    }

    ReaderProcessor.Reading policies() {
        RecordReader<FailoverPolicyKey> keys = keys(FailoverPolicyKey.class);
        RecordReader<FailoverPolicy> values = values(FailoverPolicy.class);
        return (topic, record) -> {
            FailoverPolicyKey key = keys.read(topic, record.key());
            FailoverPolicy policy = record.value() == null ? null : values.read(topic, record.value());
            if (policy != null) {
                PolicyMapper.toPolicy(policy);
            }
            return new FailoverInput.PolicyChange(
                    key.getKeyScopePattern() + "|" + key.getKeyEffectiveFrom().toEpochMilli(), policy);
        };
    }

    ReaderProcessor.Reading positions() {
        RecordReader<CommitmentConsumptionKey> keys = keys(CommitmentConsumptionKey.class);
        RecordReader<CommitmentConsumption> values = values(CommitmentConsumption.class);
        return (topic, record) -> new FailoverInput.Position(
                keys.read(topic, record.key()).getKeyCommitmentId(),
                record.value() == null ? null : values.read(topic, record.value()));
    }

    private <T extends SpecificRecord> RecordReader<T> values(Class<T> type) {
        return new RecordReader<>(serdes.value(type).deserializer());
    }

    private <T extends SpecificRecord> RecordReader<T> keys(Class<T> type) {
        return new RecordReader<>(serdes.key(type).deserializer());
    }
}
