package org.einthoven.refresh;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.einthoven.delineation.Fiducial;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.jspecify.annotations.Nullable;

/**
 * What a signed review makes true of a recording, each label with how it came about.
 *
 * @param freeTexts statements in the reader's own words, which no code stands for; the words are not in here
 */
public record Labels(List<BeatLabel> beats, List<WaveLabel> waves, List<StatementLabel> statements, int freeTexts) {
    public Labels {
        beats = List.copyOf(beats);
        waves = List.copyOf(waves);
        statements = List.copyOf(statements);
    }

    /** @param beatClass null where the machine saw a beat and there is none */
    public record BeatLabel(double timeMs, @Nullable BeatClass beatClass, LabelSource source) {
        String word() {
            return beatClass == null ? "no beat" : beatClass.name();
        }
    }

    /** A wave in one lead, or over all. */
    public record WaveLabel(Fiducial wave, LabelSource source) {}

    /** @param present false where the reader rejected it */
    public record StatementLabel(FindingCode code, boolean present, LabelSource source) {}

    /** Whether there is anything to learn from that the machine had not said itself. */
    boolean hasTruth() {
        return sources().anyMatch(LabelSource::isTruth);
    }

    private Stream<LabelSource> sources() {
        return Stream.of(
                        beats.stream().map(BeatLabel::source),
                        waves.stream().map(WaveLabel::source),
                        statements.stream().map(StatementLabel::source))
                .flatMap(all -> all);
    }

    /** The same labels make the same bytes; times to a microsecond, as they are kept. */
    byte[] canonical() {
        StringBuilder text = new StringBuilder();
        beats.forEach(beat -> line(text, "beat %.3f %s %s", beat.timeMs(), beat.word(), beat.source()));
        waves.forEach(label -> line(
                text,
                "wave %s %s %.3f %.3f %.3f %s",
                label.wave().lead(),
                label.wave().wave(),
                label.wave().onsetMs(),
                label.wave().peakMs(),
                label.wave().offsetMs(),
                label.source()));
        statements.forEach(
                label -> line(text, "statement %s %s %s", label.code().code(), label.present(), label.source()));
        line(text, "free texts %d", freeTexts);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, String format, @Nullable Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
