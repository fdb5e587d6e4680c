package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.registry.GateResult;
import org.einthoven.statistics.Interval;
import org.einthoven.statistics.PairedCounts;
import org.einthoven.statistics.Share;

/**
 * How a version does beside the active one, as it is shown.
 *
 * @param lines all recordings, then the groups; none where there are no recordings
 * @param closed why it may not be promoted
 */
public record GateView(List<Line> lines, List<Score> scores, List<String> closed, String remark) {

    public GateView {
        lines = List.copyOf(lines);
        scores = List.copyOf(scores);
        closed = List.copyOf(closed);
    }

    /** Shares in percent; {@code old} is the active version, {@code now} the one on trial. */
    public record Line(
            String name,
            boolean judged,
            long all,
            String old,
            String now,
            long onlyOld,
            long onlyNew,
            String difference,
            String interval,
            String p) {
        static Line of(String name, boolean judged, PairedCounts counts) {
            Interval difference = counts.difference();
            return new Line(
                    name,
                    judged,
                    counts.all(),
                    percent(counts.oldRight()),
                    percent(counts.newRight()),
                    counts.onlyOld(),
                    counts.onlyNew(),
                    Numbers.decimals(100 * difference.value(), 1) + " %",
                    Numbers.decimals(100 * difference.low(), 1) + " to " + Numbers.decimals(100 * difference.high(), 1)
                            + " %",
                    Numbers.decimals(counts.mcNemar(), 3));
        }

        private static String percent(Share share) {
            return Numbers.decimals(100 * share.value(), 1) + " %";
        }
    }

    /** Areas under the ROC curve. */
    public record Score(
            String code, int with, int without, String old, String now, String difference, String interval) {
        static Score of(GateResult.Score score) {
            Interval difference = score.areas().difference();
            return new Score(
                    score.code(),
                    score.areas().positives(),
                    score.areas().negatives(),
                    Numbers.decimals(score.areas().oldAuc(), 3),
                    Numbers.decimals(score.areas().newAuc(), 3),
                    Numbers.decimals(difference.value(), 3),
                    Numbers.decimals(difference.low(), 3) + " to " + Numbers.decimals(difference.high(), 3));
        }
    }

    static GateView of(GateResult result) {
        List<Line> lines = new ArrayList<>();
        if (result.counts().all() > 0) {
            lines.add(Line.of("all", true, result.counts()));
            result.groups().forEach(group -> lines.add(Line.of(group.name(), group.judged(), group.counts())));
        }
        return new GateView(lines, result.scores().stream().map(Score::of).toList(), result.closed(), remark(result));
    }

    private static String remark(GateResult result) {
        String uncoded = result.uncoded() == 0
                ? ""
                : " " + result.uncoded() + " were left out, because their readers added what is no finding of ours.";
        return "A reading is right where it states what the reader confirmed, nothing that was rejected, and flags nothing"
                + " else. Readers saw the active version's findings and not this one's, which speaks against this one."
                + " Critical findings that were confirmed and that it does not state: " + result.lostCritical() + "."
                + uncoded;
    }

    public boolean isOpen() {
        return closed.isEmpty();
    }
}
