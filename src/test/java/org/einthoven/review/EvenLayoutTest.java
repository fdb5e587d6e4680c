package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.einthoven.faults.FaultException;
import org.junit.jupiter.api.Test;

/** Boxes that are laid for the reader, who then need not lay twelve. */
class EvenLayoutTest {

    @Test
    void aStripTakesTheBoxOfTheLeadThatItRepeats() {
        List<BoxRow> boxes = new EvenLayout("3x4+1", "STANDARD", "10", "20", "258", "180", "").boxes();

        assertThat(boxes).extracting(BoxRow::lead).doesNotHaveDuplicates().hasSize(12);
        assertThat(box(boxes, "II")).isEqualTo(new BoxRow("II", "10.0", "140.0", "258.0", "180.0", ""));
        assertThat(box(boxes, "III")).isEqualTo(new BoxRow("III", "10.0", "100.0", "72.0", "140.0", ""));
        assertThat(box(boxes, "V6")).isEqualTo(new BoxRow("V6", "196.0", "100.0", "258.0", "140.0", ""));
    }

    @Test
    void cabrerasOrderBeginsWithAvlAndTurnsAvr() {
        List<BoxRow> boxes = new EvenLayout("6x2", "CABRERA", "0", "0", "200", "120", "").boxes();

        assertThat(boxes.get(0).lead()).isEqualTo("aVL");
        assertThat(box(boxes, "aVR").inverted()).isEqualTo("true");
        assertThat(box(boxes, "V1").left()).isEqualTo("100.0");
    }

    @Test
    void mostPagesShowTenSecondsInTheMiddleOfTheSheet() {
        EvenLayout usual = EvenLayout.usual(290, 200);

        assertThat(usual).isEqualTo(new EvenLayout("3x4+1", "STANDARD", "20.0", "0.0", "270.0", "200.0", ""));
        assertThat(EvenLayout.usual(200, 200).right()).isEqualTo("200.0");
    }

    @Test
    void whatCannotBeUnderstoodIsNamed() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> new EvenLayout("5x5", "STANDARD", "0", "0", "1", "1", "").boxes())
                .withMessageContaining("choose a layout");
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> new EvenLayout("6x2", "STANDARD", "0", "high", "1", "1", "").boxes())
                .withMessageContaining("the upper edge of the traces is no number");
    }

    private static BoxRow box(List<BoxRow> boxes, String lead) {
        return boxes.stream().filter(box -> box.lead().equals(lead)).findFirst().orElseThrow();
    }
}
