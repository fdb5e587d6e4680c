package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    @Test
    void keepsTheWeightsOfTheBestEpochAndWaitsNoLongerThanItsPatience() {
        EarlyStopping stopping = new EarlyStopping(2);
        double[] scores = {0.5, 0.7, 0.6, 0.7};

        for (int epoch = 1; epoch <= scores.length; epoch++) {
            assertThat(stopping.isOver(epoch - 1)).isFalse();
            stopping.note(epoch, scores[epoch - 1], Map.of("w", new float[] {epoch}));
        }

        assertThat(stopping.isOver(4)).isTrue();
        assertThat(stopping.bestEpoch()).isEqualTo(2);
        assertThat(stopping.best().get("w")).containsExactly(2);
    }

    @Test
    void goesOnFromACheckpointAsIfItHadNeverStopped() {
        EarlyStopping before = new EarlyStopping(2);
        before.note(1, 0.5, Map.of("w", new float[] {1}));
        Map<String, float[]> checkpoint = new HashMap<>(before.state());
        checkpoint.put("w", new float[] {7});
        EarlyStopping after = new EarlyStopping(2);

        after.restore(checkpoint);
        after.note(2, 0.4, Map.of("w", new float[] {2}));

        assertThat(after.bestEpoch()).isEqualTo(1);
        assertThat(after.best()).containsOnlyKeys("w");
        assertThat(after.best().get("w")).containsExactly(1);
        assertThat(after.isOver(3)).isTrue();
    }
}
