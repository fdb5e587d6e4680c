package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.rhythm.Ectopy;
import org.einthoven.rhythm.Episode;

/** The patterns of ectopic beats, each with the beats that form it. All are flagged. */
final class PatternRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        Ectopy ectopy = evidence.rhythm().ectopy();
        List<Finding> findings = new ArrayList<>();
        add(
                FindingCode.VENTRICULAR_RUN,
                runs(ectopy.ventricularRuns(), "ventricular"),
                ectopy.ventricularRuns(),
                findings);
        add(
                FindingCode.VENTRICULAR_COUPLET,
                Wording.count(ectopy.couplets().size(), "ventricular couplet"),
                ectopy.couplets(),
                findings);
        add(
                FindingCode.VENTRICULAR_BIGEMINY,
                total("Ventricular bigeminy", ectopy.bigeminy()),
                ectopy.bigeminy(),
                findings);
        add(
                FindingCode.VENTRICULAR_TRIGEMINY,
                total("Ventricular trigeminy", ectopy.trigeminy()),
                ectopy.trigeminy(),
                findings);
        if (!evidence.mayFibrillate()) {
            add(
                    FindingCode.SUPRAVENTRICULAR_RUN,
                    runs(ectopy.supraventricularRuns(), "supraventricular"),
                    ectopy.supraventricularRuns(),
                    findings);
        }
        return findings;
    }

    private static void add(FindingCode code, String display, List<Episode> episodes, List<Finding> findings) {
        if (!episodes.isEmpty()) {
            List<Double> times = episodes.stream()
                    .flatMap(episode -> episode.beats().stream())
                    .map(Beat::timeMs)
                    .toList();
            findings.add(Finding.of(code, display, true, basis(code, episodes)).at(times));
        }
    }

    /** A run is a tachycardia by its rate. */
    private static List<Comparison> basis(FindingCode code, List<Episode> episodes) {
        return code == FindingCode.VENTRICULAR_RUN ? List.of(rate(longest(episodes))) : List.of();
    }

    private static Comparison rate(Episode run) {
        return Comparison.above("Rate of the run", Math.round(run.ratePerMinute()), Limit.FAST_VENTRICULAR_RUN);
    }

    private static Episode longest(List<Episode> runs) {
        return runs.stream()
                .max(Comparator.comparingInt(run -> run.beats().size()))
                .orElseThrow();
    }

    /** {@code Run of 5 ventricular beats at 150/min: ventricular tachycardia possible}, or the longest of several. */
    private static String runs(List<Episode> runs, String where) {
        if (runs.isEmpty()) {
            return "";
        }
        Episode longest = longest(runs);
        String run =
                longest.beats().size() + " " + where + " beats at " + Wording.rounded(longest.ratePerMinute()) + "/min";
        String name = runs.size() == 1 ? "Run of " + run : runs.size() + " runs, the longest of " + run;
        boolean tachycardia = rate(longest).holds() && where.equals("ventricular");
        return tachycardia ? name + ": ventricular tachycardia possible" : name;
    }

    private static String total(String name, List<Episode> episodes) {
        double ms = episodes.stream()
                .mapToDouble(episode -> episode.endMs() - episode.startMs())
                .sum();
        return name + ", " + Wording.seconds(ms);
    }
}
