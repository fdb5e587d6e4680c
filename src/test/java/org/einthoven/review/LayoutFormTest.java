package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.UnreadPage;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.PageOutline;
import org.einthoven.formats.PageOutline.Corner;
import org.einthoven.formats.ScaleSource;
import org.einthoven.paper.PageGeometry;
import org.einthoven.paper.PaperRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the form of a page that nobody could read says, and what it leaves to whoever fills it in. */
class LayoutFormTest {

    /** A rhythm strip, longer than any page where its longer side is taken for that of A4. */
    @Test
    void whereNoGridWasFoundNobodyKnowsHowLargeThePaperIs() {
        LayoutForm form = LayoutForm.of(waiting(3000, 190, null));

        assertThat(form.corners()).containsExactly("0.0", "0.0", "2999.0", "0.0", "2999.0", "189.0", "0.0", "189.0");
        assertThat(form.widthMm()).isEmpty();
        assertThat(form.boxes()).allMatch(row -> row.lead().isEmpty());
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> form.geometry(KnownScale.USUAL))
                .withMessageContaining("width");
    }

    @Test
    void boxesAreLaidOverThePaperOnceItsSizeIsKnown() {
        MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
        posted.add("even-layout", "12x1");
        posted.add("even-order", "STANDARD");
        posted.add("width", "250");
        posted.add("height", "120");

        LayoutForm laid = LayoutForm.read(posted).after("even");

        assertThat(laid.boxes().get(11)).isEqualTo(new BoxRow("V6", "0.0", "110.0", "250.0", "120.0", ""));
    }

    @Test
    void speedAndGainThatNobodyTouchedAreAssumed() {
        PageOutline outline = new PageOutline(
                List.of(new Corner(0, 0), new Corner(2000, 0), new Corner(2000, 1000), new Corner(0, 1000)), 250, 125);
        LayoutForm form = LayoutForm.of(waiting(2000, 1000, outline));

        PageGeometry geometry = form.geometry(KnownScale.USUAL);

        assertThat(geometry.speedFrom()).isEqualTo(ScaleSource.ASSUMED);
        assertThat(geometry.gainFrom()).isEqualTo(ScaleSource.ASSUMED);
        assertThat(KnownScale.USUAL.speedFrom(50, false)).isEqualTo(ScaleSource.HAND);
        assertThat(KnownScale.USUAL.gainFrom(10, true)).as("read off the page").isEqualTo(ScaleSource.HAND);
    }

    private static UnreadPage waiting(int widthPx, int heightPx, @Nullable PageOutline outline) {
        return new UnreadPage(
                UUID.randomUUID(),
                "00",
                "strip.png",
                PaperRefusal.NO_GRID,
                null,
                null,
                "ehr",
                Instant.EPOCH,
                widthPx,
                heightPx,
                outline);
    }
}
