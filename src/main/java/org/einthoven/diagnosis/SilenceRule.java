package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.rhythm.Stretch;

/**
 * Readable time without a heartbeat that no RR interval spans: before the first beat, behind the last, or beside what
 * could not be read. {@link PauseRule} has only what two beats enclose, and so would be silent on an asystole that lasts.
 */
final class SilenceRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        double limitMs = Math.max(
                Limit.PAUSE.value(),
                Limit.SILENT_CYCLES.value() * evidence.rhythm().typicalRrMs().orElse(0));
        List<Stretch> silent = openEnded(evidence).stream()
                .filter(stretch -> stretch.durationMs() > limitMs)
                .sorted(Comparator.comparingDouble(Stretch::durationMs).reversed())
                .toList();
        if (silent.isEmpty()) {
            return List.of();
        }
        String display = silent.stream()
                .map(stretch -> where(stretch, evidence.durationMs()))
                .reduce((first, second) -> first + ", " + second)
                .orElseThrow();
        Comparison basis =
                Comparison.above("Time without a heartbeat", silent.get(0).durationMs(), Limit.PAUSE);
        return List.of(Finding.of(
                        FindingCode.NO_HEARTBEAT,
                        "No heartbeat found " + display + ": asystole or no signal",
                        true,
                        List.of(basis))
                .at(silent.stream().map(Stretch::fromMs).toList()));
    }

    /** Readable stretches without beats that have no beat at one of their ends or at both. */
    private static List<Stretch> openEnded(Evidence evidence) {
        List<Stretch> open = new ArrayList<>();
        double from = 0;
        for (Stretch unreadable : evidence.unreadable()) {
            addEnds(evidence, from, unreadable.fromMs(), open);
            from = unreadable.toMs();
        }
        addEnds(evidence, from, evidence.durationMs(), open);
        return open;
    }

    private static void addEnds(Evidence evidence, double fromMs, double toMs, List<Stretch> open) {
        if (fromMs >= toMs) {
            return;
        }
        Stretch readable = new Stretch(fromMs, toMs);
        double[] beats = evidence.rhythm().beats().stream()
                .mapToDouble(Beat::timeMs)
                .filter(readable::contains)
                .toArray();
        if (beats.length == 0) {
            open.add(readable);
            return;
        }
        open.add(new Stretch(fromMs, beats[0]));
        open.add(new Stretch(beats[beats.length - 1], toMs));
    }

    private static String where(Stretch silent, double durationMs) {
        String from = silent.fromMs() == 0 ? "the start" : Wording.seconds(silent.fromMs());
        String to = silent.toMs() >= durationMs ? "the end" : Wording.seconds(silent.toMs());
        return "from " + from + " to " + to + " (" + Wording.seconds(silent.durationMs()) + ")";
    }
}
