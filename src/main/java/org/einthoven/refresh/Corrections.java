package org.einthoven.refresh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.beat.Beat;
import org.einthoven.refresh.Labels.BeatLabel;
import org.einthoven.refresh.Labels.StatementLabel;

/** What a reader corrected in beats and statements. Moved waves are not compared: two delineations never agree to the sample. */
record Corrections(List<BeatLabel> beats, List<StatementLabel> statements) {
    /** ANSI/AAMI EC57 pairs beats within 150 ms. */
    private static final double SAME_BEAT_MS = 150;

    Corrections {
        beats = List.copyOf(beats);
        statements = List.copyOf(statements);
    }

    static Corrections of(Labels labels) {
        return new Corrections(
                labels.beats().stream()
                        .filter(beat -> beat.source() == LabelSource.CORRECTED)
                        .toList(),
                labels.statements().stream()
                        .filter(label -> label.source() == LabelSource.CORRECTED)
                        .toList());
    }

    int count() {
        return beats.size() + statements.size();
    }

    /** Those with which another reading agrees, in words. */
    List<String> metBy(ReadingDocument other) {
        List<String> met = new ArrayList<>();
        for (BeatLabel beat : beats) {
            Stream<Beat> near =
                    other.beats().stream().filter(one -> Math.abs(one.timeMs() - beat.timeMs()) <= SAME_BEAT_MS);
            boolean agrees = beat.beatClass() == null
                    ? near.findAny().isEmpty()
                    : near.anyMatch(one -> one.beatClass() == beat.beatClass());
            if (agrees) {
                met.add(String.format(Locale.ROOT, "%.2f s: %s", beat.timeMs() / 1000, beat.word()));
            }
        }
        for (StatementLabel label : statements) {
            boolean stated = other.findings().stream().anyMatch(finding -> finding.code() == label.code());
            if (stated == label.present()) {
                met.add((label.present() ? "" : "no: ") + label.code().display());
            }
        }
        return met;
    }
}
