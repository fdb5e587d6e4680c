package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgNumberTest {
    private static String written(double mm) {
        StringBuilder out = new StringBuilder();
        SvgNumber.hundredths(mm, out);
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "-0.001, 0.00",
        "0.04, 0.04",
        "-0.5, -0.50",
        "12.3, 12.30",
        "-7.999, -8.00",
        "1234.567, 1234.57"
    })
    void writesTwoDecimals(double mm, String text) {
        assertThat(written(mm)).isEqualTo(text);
    }

    @Property
    void isWithinHalfAHundredth(@ForAll @DoubleRange(min = -5_000, max = 5_000) double mm) {
        assertThat(Double.parseDouble(written(mm))).isCloseTo(mm, within(0.005 + 1e-9));
    }
}
