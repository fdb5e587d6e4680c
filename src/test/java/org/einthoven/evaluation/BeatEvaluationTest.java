package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.beat.QrsDetector;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Subject;
import org.einthoven.evaluation.Ec57.TrueBeat;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class BeatEvaluationTest {

    private static final int RATE = 250;

    private final Ecg ecg = new Ecg(
            new SampleRate(RATE), List.of(new Lead(LeadName.II, Samples.copyOf(complexesEvery(200, 30 * RATE)))));

    @Test
    void theStrictRowLeavesOutRecord201AndNoOther() {
        BeatTally missed = new BeatTally("201", one(BeatClass.V, BeatClass.N), Map.of(), Subject.UNKNOWN);
        BeatTally right = new BeatTally("101", one(BeatClass.V, BeatClass.V), Map.of(), Subject.UNKNOWN);

        Map<String, Object> metrics = BeatEvaluation.metrics(List.of(missed, right));

        assertThat(sensitivityOfV(metrics)).isEqualTo(0.5);
        assertThat(sensitivityOfV((Map<?, ?>) metrics.get("without201"))).isEqualTo(1);
        assertThat(BeatEvaluation.metrics(List.of(right))).doesNotContainKey("without201");
    }

    @Test
    void endToEndSeesNoPositionThatSomebodyAnnotated() {
        Listening reader = new Listening();
        double[] found = new QrsDetector().detect(ecg);

        BeatTally exact = BeatScore.tally(annotated(found, 0), reader);
        BeatTally late = BeatScore.tally(annotated(found, 60), reader);

        assertThat(reader.asked.get(0)).as("the column at reference positions").containsExactly(found);
        assertThat(reader.asked.get(1)).as("end to end").containsExactly(found);
        assertThat(reader.asked.get(2)).isEqualTo(shifted(found, 60));
        assertThat(reader.asked.get(3)).as("end to end, whatever was annotated").containsExactly(found);
        assertThat(late.endToEnd().table(names())).isEqualTo(exact.endToEnd().table(names()));
    }

    private static List<String> names() {
        return List.of("N", "S", "V", "F", "Q", "none");
    }

    private BeatRecord annotated(double[] found, double lateMs) {
        return new BeatRecord(
                "101",
                ecg,
                Arrays.stream(shifted(found, lateMs))
                        .mapToObj(ms -> new TrueBeat(ms, BeatClass.N))
                        .toList(),
                List.of(),
                AnnotatedRhythms.NONE,
                Subject.UNKNOWN);
    }

    private static double[] shifted(double[] times, double ms) {
        return Arrays.stream(times).map(time -> time + ms).toArray();
    }

    private static Confusion one(BeatClass truth, BeatClass called) {
        Confusion confusion = BeatTally.empty();
        confusion.add(truth.ordinal(), called.ordinal());
        return confusion;
    }

    private static double sensitivityOfV(Map<?, ?> metrics) {
        Map<?, ?> reference = (Map<?, ?>) metrics.get("reference");
        return ((Interval) ((Map<?, ?>) reference.get("V")).get("se")).value();
    }

    private static float[] complexesEvery(int period, int samples) {
        float[] trace = new float[samples];
        for (int i = 0; i < samples; i++) {
            int from = Math.abs(i % period - period / 2);
            trace[i] = from < 8 ? 1 - from / 8f : 0;
        }
        return trace;
    }

    /** Calls every beat N and keeps which positions it was asked about. */
    private static final class Listening implements BeatReader {

        private final List<double[]> asked = new ArrayList<>();

        @Override
        public List<Beat> classify(Ecg of, double[] rPeaksMs) {
            asked.add(rPeaksMs);
            return Arrays.stream(rPeaksMs)
                    .mapToObj(ms -> new Beat(ms, BeatClass.N, Map.of(BeatClass.N, 1.0)))
                    .toList();
        }
    }
}
