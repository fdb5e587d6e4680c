package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.einthoven.ecg.LeadName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampledValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 2 3",
                "-3 0 2047 -2048",
                "1.50 -0.25 0.00",
                "1.50 1.5",
                "-0 0",
                "-0.00 0.01",
                "1e-3 2E+2",
                "E U L 5",
                "E",
                "E E 1.250 L",
                " 1  2\n3\t4 ",
                "1 2 ",
                "007 08",
                ".5 -.5",
                "5. 6.",
                "+5",
                "2147483647 -2147483644",
                "-2147483648 99999999999999999999",
                "0.000000001 0.123456789",
                "0.1234567890123",
                "",
                " "
            })
    void rendersTheVeryTextThatWasParsed(String text) {
        SampledValues values = SampledValues.parse(text);

        assertThat(values.render()).isEqualTo(text);
        assertThat(stored(values)).isEqualTo(values);
        assertThat(stored(values).render()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1 Infinity", "0x1p3", "1d", "1,5", "--1", "1-2", "-", ".", "e", "1e999", "EU", "١"})
    void refusesWhatIsNoDecimal(String text) {
        assertThatThrownBy(() -> SampledValues.parse(text)).isInstanceOf(MalformedSamples.class);
    }

    @Test
    void tellsWhichSampleIsMalformed() {
        assertThatThrownBy(() -> SampledValues.parse("1 2 " + "x".repeat(1_000) + " 4"))
                .isInstanceOfSatisfying(MalformedSamples.class, malformed -> {
                    assertThat(malformed.sample()).isEqualTo(2);
                    assertThat(malformed.token()).hasSize(40);
                });
    }

    @Test
    void scalesByFactorAndOriginAndMarksWhatIsMissing() {
        float[] values = SampledValues.parse("1.5 E -2.0 U L").toFloats(0.005, 1);

        assertThat(values[0]).isCloseTo(1.0075f, within(1e-6f));
        assertThat(values[2]).isCloseTo(0.99f, within(1e-6f));
        assertThat(List.of(values[1], values[3], values[4])).allMatch(value -> value.isNaN());
    }

    @Test
    void scalesOddlyWrittenTextToTheSameValues() {
        assertThat(SampledValues.parse("1.5 -0 1e-3 E").toFloats(2, 0)).containsExactly(3f, 0f, 0.002f, Float.NaN);
    }

    @Property
    void keepsAnyDecimalsValueForValue(@ForAll("texts") String text) {
        SampledValues values = SampledValues.parse(text);
        String[] tokens = text.isBlank() ? new String[0] : text.strip().split("\\s+");
        float[] floats = values.toFloats(1, 0);

        assertThat(stored(values).render()).isEqualTo(text);
        assertThat(values.length()).isEqualTo(tokens.length);
        for (int i = 0; i < tokens.length; i++) {
            float expected = "EUL".contains(tokens[i]) ? Float.NaN : (float) (Double.parseDouble(tokens[i]) + 0);
            assertThat(Float.valueOf(floats[i])).isEqualTo(Float.valueOf(expected));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> whole = Arbitraries.integers().map(String::valueOf);
        Arbitrary<String> decimal = Combinators.combine(
                        Arbitraries.integers().between(-99_999, 99_999),
                        Arbitraries.integers().between(0, 4))
                .as((count, places) -> BigDecimal.valueOf(count, places).toPlainString());
        Arbitrary<String> odd = Arbitraries.of("-0", "-0.0", "1e-3", "2.5E4", "00", "E", "U", "L", "1.50");
        Arbitrary<String> space = Arbitraries.frequency(Tuple.of(20, " "), Tuple.of(1, "  "), Tuple.of(1, "\n"));
        Arbitrary<List<String>> likeDevices = whole.list().ofMaxSize(200);
        Arbitrary<List<String>> mixed =
                Arbitraries.oneOf(whole, decimal, odd).list().ofMaxSize(50);
        return Combinators.combine(Arbitraries.oneOf(likeDevices, mixed), space)
                .as((tokens, between) -> tokens.stream().collect(Collectors.joining(between)));
    }

    private static SampledValues stored(SampledValues values) {
        Waveform waveform = new Waveform(List.of(new Channel("MDC_ECG_LEAD_I", LeadName.I, 0.005, 0, values)));
        return Waveform.decode(waveform.encode()).channels().get(0).values();
    }
}
