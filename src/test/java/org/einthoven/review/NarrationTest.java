package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Quality;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NarrationTest {
    private static final Measurements MEASURED = Measurements.of(
            Map.of(Measure.HEART_RATE, 66.4, Measure.QRS, 92.0, Measure.QRS_AXIS, -31.0), Map.of(), List.of(), null);

    private static ReadingDocument reading(
            @Nullable AbstentionReason abstention, boolean flagged, double... ectopicMs) {
        List<Beat> beats = DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(ectopicMs))
                .mapToObj(ms -> new Beat(ms, ms == 0 ? BeatClass.N : BeatClass.V, Map.of()))
                .toList();
        FindingCode code = FindingCode.LONG_QTC;
        return new ReadingDocument(
                abstention,
                new Quality(1, Map.of()),
                Delineation.EMPTY,
                beats,
                List.of(),
                List.of(),
                MEASURED,
                List.of(new Finding(code.code(), code, "Long QTc", 1, flagged, List.of())),
                List.of(),
                List.of());
    }

    @Test
    void saysWhatWasMeasuredWhatWasNotWhichBeatsThereAreAndWhatIsFlagged() {
        assertThat(Narration.of(reading(null, true, 1234, 2500), Spoken.english(), Phrasebook.ENGLISH))
                .containsExactly(
                        "Heart rate 66/min; QRS duration 92 ms; QRS axis \u221231°.",
                        "Not measurable: P wave duration, PR interval, QT interval, QTc (Fridericia), P axis, T axis.",
                        "3 beats: 1 normal; 2 ventricular ectopic, at 1.23, 2.50 s.",
                        "Flagged: Long QTc.");
        assertThat(Narration.of(reading(null, false), Spoken.english(), Phrasebook.ENGLISH))
                .endsWith("Nothing is flagged.");
    }

    @Test
    void countsBeatsOfWhichThereAreTooManyToList() {
        double[] many = DoubleStream.iterate(500, ms -> ms + 500).limit(13).toArray();
        assertThat(Narration.of(reading(null, false, many), Spoken.english(), Phrasebook.ENGLISH))
                .contains("14 beats: 1 normal; 13 ventricular ectopic.");
    }

    @Test
    void saysNothingOfWhatWasNotRead() {
        assertThat(Narration.of(reading(AbstentionReason.NO_BEATS, false), Spoken.english(), Phrasebook.ENGLISH))
                .isEmpty();
    }
}
