package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.einthoven.ecg.LeadName;
import org.einthoven.holter.Event;
import org.einthoven.holter.EventKind;
import org.einthoven.holter.Survey;
import org.einthoven.holter.Tally;
import org.junit.jupiter.api.Test;

class HolterViewTest {
    private static final List<String> TWELVE =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

    @Test
    void showsALeadOfTheAtriaAndOneOfTheVentriclesAtFirst() {
        assertThat(HolterView.chosen(TWELVE, List.of())).containsExactly("II", "V1");
        assertThat(HolterView.chosen(List.of("MLII", "V5"), List.of())).containsExactly("MLII", "V5");
        assertThat(HolterView.chosen(List.of("ECG1", "ECG2"), List.of())).containsExactly("ECG1", "ECG2");
        assertThat(HolterView.chosen(List.of("V3"), List.of())).containsExactly("V3");
    }

    @Test
    void showsTheLeadsThatAreAskedForAndThere() {
        assertThat(HolterView.chosen(TWELVE, List.of("V4", "aVF"))).containsExactly("V4", "aVF");
        assertThat(HolterView.chosen(TWELVE, List.of("V4", "V4"))).containsExactly("II", "V1");
        assertThat(HolterView.chosen(TWELVE, List.of("<b>", "V4"))).containsExactly("II", "V1");
    }

    private static String ofSt(Event... events) {
        Tally minute = new Tally(0, 60_000, Map.of(), 0, 0, 0, 0, 0, 0, null, null, null, 0, 0);
        Survey survey = new Survey(List.of(), List.of(minute), List.of(events), Map.of());
        List<String> sentences = HolterView.sentences(survey, Spoken.english(HolterWords.class));
        return sentences.get(sentences.size() - 1);
    }

    @Test
    void saysWhatBecameOfTheSegmentInEveryCase() {
        Event highest = new Event(EventKind.ST_HIGHEST, 60_000, 120_000, 60, 0.2, LeadName.AVR);
        Event lowest = new Event(EventKind.ST_LOWEST, 0, 60_000, 60, -0.1, LeadName.AVR);
        Event inV5 = new Event(EventKind.ST_LOWEST, 0, 60_000, 60, -0.05, LeadName.V5);
        assertThat(ofSt()).startsWith("The ST segment could be measured in no minute");
        assertThat(ofSt(highest, lowest, inV5))
                .contains("highest +0.20 mV in aVR at 1:00, lowest outside aVR \u22120.05 mV in V5 at 0:00");
        assertThat(ofSt(highest, lowest))
                .contains("measured in aVR alone", "highest +0.20 mV at 1:00, lowest \u22120.10 mV at 0:00");
    }

    @Test
    void aSmallShareIsNotShownAsNone() {
        assertThat(Numbers.percent(0)).isEqualTo("0");
        assertThat(Numbers.percent(0.0002)).isEqualTo("<0.1");
        assertThat(Numbers.percent(0.004)).isEqualTo("0.4");
        assertThat(Numbers.percent(1)).isEqualTo("100.0");
    }

    @Test
    void aLevelHasItsSignUnlessItIsZero() {
        assertThat(Numbers.signed(0.154, 2)).isEqualTo("+0.15");
        assertThat(Numbers.signed(-0.2, 2)).isEqualTo("\u22120.20");
        assertThat(Numbers.signed(-0.003, 2)).isEqualTo("0.00");
    }

    @Test
    void aRateThatComesOfARoundedPeriodIsRounded() {
        assertThat(Numbers.plain(1000 / 2.7777777777777777)).isEqualTo("360");
        assertThat(Numbers.plain(359.99999999999994)).isEqualTo("360");
        assertThat(Numbers.plain(360.5)).isEqualTo("360.5");
        assertThat(Numbers.plain(12.5)).isEqualTo("12.5");
        assertThat(Numbers.plain(500)).isEqualTo("500");
        assertThat(Numbers.plain(0)).isEqualTo("0");
    }

    @Test
    void namesTheBeatsOfATemplateByTheirPlaces() {
        assertThat(TemplateRow.ranges(List.of(0, 1, 2, 7, 9, 10))).isEqualTo("0-2,7,9-10");
    }
}
