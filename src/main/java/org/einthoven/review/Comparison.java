package org.einthoven.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.measure.Measurements;
import org.jspecify.annotations.Nullable;

/**
 * A recording beside an earlier one of the same patient.
 *
 * @param before the recording that is compared with
 * @param columns the earlier recordings whose values are shown, that one first
 * @param others further earlier recordings to compare with
 * @param appeared what was found now and not before
 * @param gone what was found before and not now
 * @param beats both representative beats over one another, SVG made of numbers and lead names alone; null where one of both
 *     recordings has none
 */
public record Comparison(
        Earlier before,
        List<Earlier> columns,
        List<Earlier> others,
        List<ChangeRow> rows,
        List<String> appeared,
        List<String> gone,
        @Nullable String beats) {
    /** More do not fit beside one another. */
    private static final int MAX_COLUMNS = 3;

    public Comparison {
        columns = List.copyOf(columns);
        others = List.copyOf(others);
        rows = List.copyOf(rows);
        appeared = List.copyOf(appeared);
        gone = List.copyOf(gone);
    }

    /** An earlier recording. */
    public record Earlier(String id, Times.Moment taken) {}

    /** An earlier recording with what was read of it. */
    record Read(Earlier recording, ReadingDocument reading) {}

    /** @param earlier at least one, that which is compared with first */
    static Comparison of(ReadingDocument now, List<Read> earlier, Phrasebook book) {
        List<Read> columns = earlier.subList(0, Math.min(MAX_COLUMNS, earlier.size()));
        ReadingDocument before = earlier.get(0).reading();
        return new Comparison(
                earlier.get(0).recording(),
                columns.stream().map(Read::recording).toList(),
                earlier.stream().skip(1).map(Read::recording).toList(),
                ChangeRow.of(now.measurements(), measured(columns), measured(earlier)),
                onlyIn(now, before),
                onlyIn(before, now),
                beats(before.measurements(), now.measurements(), book));
    }

    private static List<Measurements> measured(List<Read> recordings) {
        return recordings.stream().map(one -> one.reading().measurements()).toList();
    }

    private static List<String> onlyIn(ReadingDocument one, ReadingDocument other) {
        Set<FindingCode> known = flagged(other).map(Finding::code).collect(Collectors.toSet());
        return flagged(one)
                .filter(finding -> !known.contains(finding.code()))
                .map(Finding::display)
                .toList();
    }

    private static Stream<Finding> flagged(ReadingDocument reading) {
        return reading.findingsFlaggedFirst().stream().filter(Finding::flagged);
    }

    private static @Nullable String beats(Measurements before, Measurements now, Phrasebook book) {
        return Optional.ofNullable(before.representativeBeat())
                .flatMap(earlier -> Optional.ofNullable(now.representativeBeat())
                        .map(later -> TwoBeatsSvg.draw(
                                earlier,
                                later,
                                book.said("Representative beats of both recordings, lead by lead, aligned at R"))))
                .orElse(null);
    }

    public boolean isAlike() {
        return appeared.isEmpty() && gone.isEmpty();
    }
}
