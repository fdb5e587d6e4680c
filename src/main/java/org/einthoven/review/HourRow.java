package org.einthoven.review;

import org.einthoven.ecg.BeatClass;
import org.einthoven.holter.Tally;

/**
 * What was counted in one stretch of a long recording, or of the whole that it is a part of.
 *
 * @param label its begin on the clock, or since the begin of the recording
 * @param href where it is shown
 * @param jumpMs where it begins in the recording that is shown; -1 where that is another part
 */
public record HourRow(String label, String href, long jumpMs, Tally tally) {

    public boolean isHere() {
        return jumpMs >= 0;
    }

    public int n() {
        return tally.beats(BeatClass.N);
    }

    public int s() {
        return tally.beats(BeatClass.S);
    }

    public int v() {
        return tally.beats(BeatClass.V);
    }

    public int f() {
        return tally.beats(BeatClass.F);
    }

    public int q() {
        return tally.beats(BeatClass.Q);
    }

    public String longestRr() {
        return Numbers.whole(tally.longestRrMs());
    }

    public String slowest() {
        return Numbers.whole(tally.slowestBpm());
    }

    public String mean() {
        return Numbers.whole(tally.meanBpm());
    }

    public String fastest() {
        return Numbers.whole(tally.fastestBpm());
    }

    public String fibrillation() {
        Double share = tally.fibrillationShare();
        return share == null ? "" : Numbers.percent(share);
    }
}
