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
    void boxesAreLaidAnewOverAPaperThatWasCountedAnew() {
        MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
        posted.add("even-layout", "12x1");
        posted.add("even-order", "STANDARD");
        posted.add("width", "125");
        posted.add("height", "120");
        EvenLayout first = LayoutForm.read(posted).after("even").even();
        posted.add("even-left", first.left());
        posted.add("even-top", first.top());
        posted.add("even-right", first.right());
        posted.add("even-bottom", first.bottom());
        posted.add("even-was", first.was());
        posted.putSingle("width", "250");

        assertThat(LayoutForm.read(posted).after("even").even().right()).isEqualTo("250.0");
        posted.putSingle("even-right", "240");
        assertThat(LayoutForm.read(posted).after("even").even().right())
                .as("set by hand")
                .isEqualTo("240");
    }

    @Test
    void aPageIsTurnedBeforeAnybodyKnowsHowLargeItIs() {
        MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
        List.of("x-0", "y-0", "x-1", "y-1", "x-2", "y-2", "x-3", "y-3").forEach(name -> posted.add(name, name));

        LayoutForm turned = LayoutForm.read(posted).after("turn");

        assertThat(turned.corners()).startsWith("x-1", "y-1").endsWith("x-0", "y-0");
        assertThat(turned.boxes()).allMatch(row -> row.lead().isEmpty());
    }

    @Test
    void numbersAreTakenWithAComma() {
        assertThat(FormText.number("207,4", "the width")).isEqualTo(207.4);
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
                List.of(),
                "ehr",
                Instant.EPOCH,
                widthPx,
                heightPx,
                outline);
    }
}
