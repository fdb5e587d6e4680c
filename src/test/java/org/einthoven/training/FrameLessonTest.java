package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import org.einthoven.ecg.Wave;
import org.einthoven.training.net.TemporalNetwork;
import org.junit.jupiter.api.Test;

class FrameLessonTest {

    @Test
    void aClassThatIsRareWeighsAsMuchAsOneThatIsNot() {
        byte unknown = MarkedEcg.UNKNOWN;
        MarkedFrame frame = new MarkedFrame(new float[6], new byte[] {0, 0, 0, 1, unknown, unknown});

        assertThat(FrameLesson.balanced(2, List.of(frame))).containsExactly(2f / 3, 2);
    }

    @Test
    void theQrsComplexIsSteepestWhereItIsMarked() {
        List<MarkedEcg> generated = EcgFrames.generate(4, 1);
        EcgFrames frames = new EcgFrames(generated, generated);
        SplittableRandom random = new SplittableRandom(3);
        DoubleSummaryStatistics inside = new DoubleSummaryStatistics();
        DoubleSummaryStatistics outside = new DoubleSummaryStatistics();
        for (int i = 0; i < 40; i++) {
            MarkedFrame frame = frames.draw(random);
            assertThat(frame.samples()).hasSize(TemporalNetwork.FRAME);
            for (int s = 1; s < frame.samples().length; s++) {
                double step = Math.abs(frame.samples()[s] - frame.samples()[s - 1]);
                (frame.labels()[s] == Wave.QRS.ordinal() ? inside : outside).accept(step);
            }
        }

        assertThat(inside.getAverage()).isGreaterThan(3 * outside.getAverage());
    }
}
