package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.Font;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordTrainingTest {

    @Test
    void fontsThatAreNotThereAreNamedInsteadOfOthersDrawn() {
        assertThatIOException()
                .isThrownBy(() -> WordTraining.requireFonts(List.of(Font.SANS_SERIF, "Cuneiform of Uruk")))
                .withMessageContaining("fonts are not there: Cuneiform of Uruk (Debian: apt-get install");
        assertThatCode(() -> WordTraining.requireFonts(List.of(Font.SERIF))).doesNotThrowAnyException();
    }
}
