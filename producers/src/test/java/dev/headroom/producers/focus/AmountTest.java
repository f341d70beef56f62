package dev.headroom.producers.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.producers.csv.Amounts;
import dev.headroom.serde.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

    private final Amount amount = new Amount();

    @Property(tries = 5_000)
    void shouldReadTheSameBytesAsBigDecimalWhateverTheDigits(
            @ForAll
                    @BigRange(
                            min = "-99999999999999999999999999999999999999",
                            max = "99999999999999999999999999999999999999")
                    BigInteger unscaled,
            @ForAll @IntRange(max = 18) int scale,
            @ForAll boolean withExponent,
            @ForAll @IntRange(max = 38) int dropped) {
        // Given
        BigDecimal number = new BigDecimal(unscaled.divide(BigInteger.TEN.pow(dropped)), scale);
        if (number.precision() - number.scale() > 20) {
            number = number.movePointLeft(number.precision() - number.scale() - 20)
                    .setScale(18, RoundingMode.DOWN);
        }
        // When
        String reason = read(withExponent ? number.toString() : number.toPlainString());
        // Then
        assertThat(reason).isNull();
        assertThat(amount.toBytes()).isEqualTo(Decimals.toBytes(number));
    }

    @ParameterizedTest
    @CsvSource({
        "0.00000080000, 0.0000008",
        "1E-7, 0.0000001",
        "12345.678, 12345.678",
        "-12345.678, -12345.678",
        "1e+3, 1000",
        "-2.5E2, -250",
        "+7, 7",
        ".5, 0.5",
        "5., 5",
        "-0, 0",
        "0E999999999, 0",
        "0.10000000000000000000000000, 0.1",
        "00000000000000000000000000012.50, 12.5",
        "99999999999999999999.999999999999999999, 99999999999999999999.999999999999999999",
        "-99999999999999999999.999999999999999999, -99999999999999999999.999999999999999999",
        "9.223372036854775807, 9.223372036854775807",
        "-9.223372036854775808, -9.223372036854775808",
        "9.223372036854775808, 9.223372036854775808"
    })
    void shouldReadAmountWhenRealBillsWriteItSo(String text, BigDecimal expected) {
        // When
        String reason = read(text);
        // Then
        assertThat(reason).isNull();
        assertThat(Decimals.fromBytes(amount.toBytes())).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E-19", "0.0000000000000000001", "1.2345678901234567891"})
    void shouldRefuseAmountWhenItHasMoreThan18FractionDigits(String text) {
        assertThat(read(text)).isEqualTo(Amounts.TOO_FINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000000000000000", "1E20", "1E999999999", "-123456789012345678901.5"})
    void shouldRefuseAmountWhenItHasMoreThan20DigitsBeforeThePoint(String text) {
        assertThat(read(text)).isEqualTo(Amounts.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "1,5", "1 000", "$5", "NaN", "1.2.3", "--1", "1E", "0x10", "٣", "1E99999999999"})
    void shouldRefuseTextWhenItIsNoNumber(String text) {
        assertThat(read(text)).isEqualTo(Amounts.NOT_A_NUMBER);
    }

    @Test
    void shouldForgetTheFormerAmountWhenReadAgain() {
        // Given
        read("99999999999999999999.5");
        // When
        read("2");
        // Then
        assertThat(Decimals.fromBytes(amount.toBytes())).isEqualByComparingTo("2");
    }

    private @Nullable String read(String text) {
        char[] chars = ("<" + text + ">").toCharArray();
        return amount.read(chars, 1, chars.length - 1);
    }
}
