package org.einthoven.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Finding;
import org.einthoven.ecg.BeatClass;
import org.einthoven.measure.Measure;

/** Says in sentences what the drawing of a trace shows, for those who do not see it. */
final class Narration {
    private static final List<Measure> MEASURED = List.of(
            Measure.HEART_RATE,
            Measure.P,
            Measure.PR,
            Measure.QRS,
            Measure.QT,
            Measure.QTC_FRIDERICIA,
            Measure.P_AXIS,
            Measure.QRS_AXIS,
            Measure.T_AXIS);
    /** The instants of more beats are no sentence. */
    private static final int MOST_INSTANTS = 12;

    private final ReadingDocument reading;
    private final Phrases phrases;
    private final Phrasebook book;

    private Narration(ReadingDocument reading, Phrases phrases, Phrasebook book) {
        this.reading = reading;
        this.phrases = phrases;
        this.book = book;
    }

    /** @return none where nothing was read */
    static List<String> of(ReadingDocument reading, Phrases phrases, Phrasebook book) {
        return reading.abstention() != null || reading.beats().isEmpty()
                ? List.of()
                : new Narration(reading, phrases, book).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(measured());
        List<String> missing = MEASURED.stream()
                .filter(measure -> measure.in(reading.measurements()).isEmpty())
                .map(this::name)
                .toList();
        if (!missing.isEmpty()) {
            sentences.add(phrases.notMeasurableNamed(String.join(", ", missing)));
        }
        sentences.add(phrases.beatsCounted(
                reading.beats().size(),
                Arrays.stream(BeatClass.values())
                        .map(this::beats)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; "))));
        String flagged = reading.findingsFlaggedFirst().stream()
                .filter(Finding::flagged)
                .map(finding -> book.finding(finding.code().code()).orElse(finding.display()))
                .collect(Collectors.joining("; "));
        sentences.add(flagged.isEmpty() ? phrases.nothingFlagged() : phrases.flaggedNamed(flagged));
        return sentences;
    }

    private String measured() {
        return MEASURED.stream()
                        .flatMap(measure -> measure.in(reading.measurements()).stream()
                                .map(value -> name(measure) + " " + Numbers.whole(value) + unit(measure)))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private String name(Measure measure) {
        return book.of(measure.display()).orElse(measure.display());
    }

    private static String unit(Measure measure) {
        String unit = measure.unit();
        return unit.equals("deg") ? "°" : unit.startsWith("/") ? unit : " " + unit;
    }

    /** How many of a class, and when those were that are not normal. */
    private String beats(BeatClass beatClass) {
        List<Beat> beats = reading.beats().stream()
                .filter(beat -> beat.beatClass() == beatClass)
                .toList();
        if (beats.isEmpty()) {
            return "";
        }
        String counted = beats.size() + " " + name(beatClass);
        return beatClass == BeatClass.N || beats.size() > MOST_INSTANTS
                ? counted
                : counted
                        + phrases.atSeconds(beats.stream()
                                .map(beat -> String.format(Locale.ROOT, "%.2f", beat.timeMs() / 1000))
                                .collect(Collectors.joining(", ")));
    }

    private String name(BeatClass beatClass) {
        return switch (beatClass) {
            case N -> phrases.beatN();
            case S -> phrases.beatS();
            case V -> phrases.beatV();
            case F -> phrases.beatF();
            case Q -> phrases.beatQ();
        };
    }
}
