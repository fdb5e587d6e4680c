package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.rhythm.Rhythm;

/**
 * Beats that are not normal, counted by class; their patterns have statements of their own. Where the atria may
 * fibrillate, no beat can be called early, and supraventricular ones are not counted.
 */
final class EctopyRule implements Rule {

    private static final double HOUR_MS = 3_600_000;

    /** From this length on, ectopic beats are counted by the hour. */
    private static final double LONG_RECORDING_MS = HOUR_MS / 6;

    @Override
    public List<Finding> apply(Evidence evidence) {
        Rhythm rhythm = evidence.rhythm();
        List<Finding> findings = new ArrayList<>();
        count(FindingCode.VENTRICULAR_ECTOPY, BeatClass.V, "ventricular ectopic beat", rhythm, true, findings);
        if (!evidence.mayFibrillate()) {
            count(
                    FindingCode.SUPRAVENTRICULAR_ECTOPY,
                    BeatClass.S,
                    "supraventricular ectopic beat",
                    rhythm,
                    isExcessiveSupraventricular(evidence),
                    findings);
        }
        // hardly any patient's fusion beats were there to measure on
        count(FindingCode.FUSION_BEATS, BeatClass.F, "possible fusion beat", rhythm, false, findings);
        if (evidence.pacing().pacedMs().isEmpty()) {
            boolean many = share(BeatClass.Q, rhythm) >= Limit.UNCLASSIFIABLE_SHARE.value();
            count(FindingCode.UNCLASSIFIABLE_BEATS, BeatClass.Q, "unclassifiable beat", rhythm, many, findings);
        }
        return findings;
    }

    private static void count(
            FindingCode code, BeatClass of, String noun, Rhythm rhythm, boolean flagged, List<Finding> findings) {
        List<Beat> beats = rhythm.beats(of);
        if (beats.isEmpty()) {
            return;
        }
        String display = String.format(
                Locale.ROOT,
                "%s of %d (%.1f %%)",
                Wording.count(beats.size(), noun),
                rhythm.beats().size(),
                100 * share(of, rhythm));
        // how sure the model is of those that it called so; what a criterion or a reader called so alone is not its to
        // doubt
        double score = beats.stream()
                .filter(Beat::isAsScored)
                .mapToDouble(beat -> beat.scores().get(of))
                .average()
                .orElseGet(() -> unlikely(beats, of));
        List<Double> times = beats.stream().map(Beat::timeMs).toList();
        findings.add(new Finding(code.code(), code, display, score, flagged, times));
    }

    /** Where the model called none so as the likeliest: its limit for a rare class did, or else a criterion or a reader. */
    private static double unlikely(List<Beat> beats, BeatClass of) {
        return of == BeatClass.F
                ? 1
                : beats.stream()
                        .filter(beat -> !beat.scores().isEmpty())
                        .mapToDouble(beat -> beat.scores().getOrDefault(of, 0.0))
                        .average()
                        .orElse(1);
    }

    private static boolean isExcessiveSupraventricular(Evidence evidence) {
        int beats = evidence.rhythm().beats(BeatClass.S).size();
        return evidence.readableMs() >= LONG_RECORDING_MS
                ? beats * HOUR_MS / evidence.readableMs() >= Limit.SUPRAVENTRICULAR_PER_HOUR.value()
                : share(BeatClass.S, evidence.rhythm()) >= Limit.SUPRAVENTRICULAR_SHARE.value();
    }

    private static double share(BeatClass of, Rhythm rhythm) {
        int all = rhythm.beats().size();
        return all == 0 ? 0 : (double) rhythm.beats(of).size() / all;
    }
}
