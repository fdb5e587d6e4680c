package org.einthoven.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.ImportedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalColumnTest {

    @Property(tries = 500)
    void countsAndTheirStepGiveBackWhatWasWritten(@ForAll("numbers") List<BigDecimal> written) {
        DecimalColumn column = new DecimalColumn("CSV");
        written.forEach(value -> column.add(value.toString(), 1));

        int[] counts = column.counts();
        for (int i = 0; i < counts.length; i++) {
            assertThat(counts[i] * column.step()).isCloseTo(written.get(i).doubleValue(), within(0.51 * column.step()));
        }
    }

    /** With and without exponents and places, to the ends of what is taken. */
    @Provide
    Arbitrary<List<BigDecimal>> numbers() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999"), new BigDecimal("99999"))
                .ofScale(4)
                .map(value -> value.remainder(BigDecimal.valueOf(7)).signum() == 0 ? value.stripTrailingZeros() : value)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Test
    void whatWasNotRecordedIsMissing() {
        DecimalColumn column = new DecimalColumn("CSV");
        List.of("1.5", "", "NaN", "-.25", "+3", "0.00000", "1e-3").forEach(cell -> column.add(cell, 1));

        assertThat(column.counts())
                .containsExactly(1500, ImportedChannel.MISSING, ImportedChannel.MISSING, -250, 3000, 0, 1);
    }

    @Test
    void placesThatDoNotFitAreRoundedToTheEvenNeighbour() {
        DecimalColumn column = new DecimalColumn("CSV");
        List.of("123456789.5", "2.5", "1.49999999999999999999").forEach(cell -> column.add(cell, 1));

        assertThat(column.counts()).containsExactly(123456790, 2, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ".", "-", "1.2.3", "1,5", "1234567890", "1e400000000", "0x1"})
    void anythingElseIsNamedWithItsLine(String cell) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> new DecimalColumn("CSV").add(cell, 17))
                .withMessageContaining("line 17");
    }
}
