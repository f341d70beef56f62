package dev.headroom.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    private static final LogicalTypes.Decimal LOGICAL = LogicalTypes.decimal(Decimals.PRECISION, Decimals.SCALE);
    private static final Schema SCHEMA = LOGICAL.addToSchema(Schema.create(Schema.Type.BYTES));
    private static final BigInteger LARGEST =
            BigInteger.TEN.pow(Decimals.PRECISION).subtract(BigInteger.ONE);

    /** Half of them fit a long, so that both ways of reading are tried. */
    @Provide
    Arbitrary<BigDecimal> amounts() {
        Arbitrary<BigInteger> small = Arbitraries.longs().map(BigInteger::valueOf);
        Arbitrary<BigInteger> any = Arbitraries.bigIntegers().between(LARGEST.negate(), LARGEST);
        return Arbitraries.oneOf(small, any).map(unscaled -> new BigDecimal(unscaled, Decimals.SCALE));
    }

    @Property
    void shouldReadTheAmountItWrote(@ForAll("amounts") BigDecimal amount) {
        // Given
        ByteBuffer bytes = Decimals.toBytes(amount);

        // Then
        assertThat(Decimals.fromBytes(bytes)).isEqualTo(amount);
        assertThat(bytes.position()).isZero();
    }

    @Property
    void shouldWriteTheBytesAvroSpecifies(@ForAll("amounts") BigDecimal amount) {
        // Given
        Conversions.DecimalConversion avro = new Conversions.DecimalConversion();

        // Then
        assertThat(Decimals.toBytes(amount)).isEqualTo(avro.toBytes(amount, SCHEMA, LOGICAL));
        assertThat(avro.fromBytes(Decimals.toBytes(amount), SCHEMA, LOGICAL)).isEqualTo(amount);
    }

    @Property
    void shouldReadFromTheMiddleOfABuffer(@ForAll("amounts") BigDecimal amount) {
        // Given
        ByteBuffer alone = Decimals.toBytes(amount);
        ByteBuffer within = ByteBuffer.allocate(alone.remaining() + 5);
        within.put(3, alone, 0, alone.remaining()).position(3).limit(3 + alone.remaining());

        // Then
        assertThat(Decimals.fromBytes(within)).isEqualTo(amount);
    }

    @Property
    void shouldGiveEqualTextWhenAmountsAreEqual(@ForAll("amounts") BigDecimal amount) {
        // Given
        String text = Decimals.toText(amount);

        // Then
        assertThat(new BigDecimal(text)).isEqualByComparingTo(amount);
        assertThat(text).doesNotContain("E");
        assertThat(Decimals.toText(amount.stripTrailingZeros())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0000005, 0",
        "0.0000015, 2",
        "0.0000025, 2",
        "-0.0000015, -2",
        "-0.00000050, 0",
        "0.000000500000000001, 1",
        "250000000000, 250000000000000000"
    })
    void shouldRoundHalfToEvenMicros(BigDecimal amount, long micros) {
        assertThat(Decimals.toMicros(amount)).isEqualTo(micros);
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        assertThatThrownBy(() -> Decimals.toBytes(new BigDecimal("0.0000000000000000001")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Decimals.toBytes(new BigDecimal("100000000000000000000")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("more than 20 digits before the point");
        assertThatThrownBy(() -> Decimals.fromBytes(ByteBuffer.allocate(0))).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void shouldEndWhereMicrosEnd() {
        // Given
        BigDecimal largest = new BigDecimal("9223372036854.775807");
        BigDecimal larger = new BigDecimal("9223372036854.775808");

        // Then
        assertThat(Decimals.fitsMicros(largest)).isTrue();
        assertThat(Decimals.fitsMicros(larger)).isFalse();
        assertThat(Decimals.fitsMicros(larger.negate())).isTrue();
        assertThat(Decimals.toMicros(largest)).isEqualTo(Long.MAX_VALUE);
        assertThat(Decimals.toMicros(larger)).isEqualTo(Long.MAX_VALUE);
        assertThat(Decimals.toMicros(larger.negate().subtract(BigDecimal.ONE))).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void shouldKeepNull() {
        assertThat(Decimals.fromNullableBytes(null)).isNull();
        assertThat(Decimals.toNullableBytes(null)).isNull();
        assertThat(Decimals.toNullableMicros(null)).isNull();
    }
}
