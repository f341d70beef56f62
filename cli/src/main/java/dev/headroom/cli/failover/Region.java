package dev.headroom.cli.failover;

import dev.headroom.policy.ScopePattern;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A region as operators name it.
 *
 * @param provider cloud
 * @param name region of the cloud
 */
record Region(String provider, String name) {

    private static final String ANY = "*";

    /** The region of a row that has {@code provider} and {@code region}. */
    static Region of(GenericRecord row) {
        return new Region(String.valueOf(row.get("provider")), String.valueOf(row.get("region")));
    }

    /** Whether this stands for the system itself. */
    boolean isSystem() {
        return provider.equals(ANY) && name.equals(ANY);
    }

    /** {@code provider/region}. */
    @Override
    public String toString() {
        return provider + "/" + name;
    }

    /** Reads {@code provider/region}. */
    static final class Converter implements ITypeConverter<Region> {

        @Override
        public Region convert(String text) {
            ScopePattern.faultOfRegions(text).ifPresent(fault -> {
                throw new TypeConversionException(fault.replace(" or aws/*", ""));
            });
            if (text.contains(ANY)) {
                throw new TypeConversionException("'" + text + "' is no region; name one, for instance aws/us-east-1");
            }
            int slash = text.indexOf('/');
            return new Region(text.substring(0, slash), text.substring(slash + 1));
        }
    }
}
