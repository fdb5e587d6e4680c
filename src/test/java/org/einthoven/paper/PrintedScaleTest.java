package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.einthoven.formats.ScaleSource;
import org.junit.jupiter.api.Test;

class PrintedScaleTest {

    @Test
    void readsANumberThatStandsBeforeItsUnit() {
        PrintedScale scale = PrintedScale.of(words("25", 0, "mm/s", 60, "10mm/mV", 300));

        assertThat(scale.mmPerS()).isEqualTo(OptionalDouble.of(25));
        assertThat(scale.mmPerMv()).isEqualTo(OptionalDouble.of(10));
    }

    @Test
    void saysNothingWhereTwoThingsAreSaid() {
        assertThat(PrintedScale.of(words("25mm/s", 0, "50mm/s", 400)).mmPerS()).isEmpty();
        assertThat(PrintedScale.of(words("25", 0, "mm/s", 400)).mmPerS()).isEmpty();
    }

    @Test
    void whatIsWrittenCountsForMoreThanWhatIsUsual() {
        PageScale scale = PageScale.of(List.of(), PrintedScale.of(words("50mm/s", 0, "5mm/mV", 300)));

        assertThat(scale.mmPerS()).isEqualTo(50);
        assertThat(scale.mmPerMv()).isEqualTo(5);
        assertThat(scale.gainFrom()).isEqualTo(ScaleSource.LABEL);
    }

    private static Map<Word, String> words(Object... textsAndPlaces) {
        Map<Word, String> words = new LinkedHashMap<>();
        for (int i = 0; i < textsAndPlaces.length; i += 2) {
            int left = (int) textsAndPlaces[i + 1];
            words.put(new Word(left, 100, left + 40, 124), (String) textsAndPlaces[i]);
        }
        return words;
    }
}
