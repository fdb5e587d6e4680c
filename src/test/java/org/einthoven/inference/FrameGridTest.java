package org.einthoven.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameGridTest {

    @Test
    void aRecordingOfOneFrameIsOneFrame() {
        assertThat(new FrameGrid(2500, 2000).starts(2500)).containsExactly(0);
    }

    @Test
    void theLastFrameEndsWithTheRecording() {
        assertThat(new FrameGrid(100, 80).starts(250)).containsExactly(0, 80, 150);
    }

    @Test
    void aRecordingShorterThanAFrameIsPaddedAtItsEnd() {
        FrameGrid grid = new FrameGrid(5, 5);
        assertThat(grid.starts(3)).containsExactly(0);
        assertThat(grid.cut(new float[] {1, 2, 3}, 0, -1)).containsExactly(1, 2, 3, -1, -1);
    }

    @Test
    void refusesAHopBeyondTheFrame() {
        assertThatThrownBy(() -> new FrameGrid(10, 11))
                .hasMessageContaining("10")
                .hasMessageContaining("11");
    }

    @Property(tries = 100)
    void everySampleIsInAFrame(
            @ForAll @IntRange(min = 1, max = 900) int length, @ForAll @IntRange(min = 1, max = 64) int hop) {
        List<Integer> starts = new FrameGrid(64, hop).starts(length);
        boolean[] seen = new boolean[length];
        for (int start : starts) {
            for (int i = start; i < Math.min(length, start + 64); i++) {
                seen[i] = true;
            }
        }
        assertThat(seen).doesNotContain(false);
        assertThat(starts).doesNotHaveDuplicates().isSorted();
    }

    @Property(tries = 100)
    void framesOfARecordingGiveTheRecordingBack(
            @ForAll @IntRange(min = 1, max = 900) int length, @ForAll @IntRange(min = 1, max = 64) int hop) {
        FrameGrid grid = new FrameGrid(64, hop);
        float[] recording = new float[length];
        for (int i = 0; i < length; i++) {
            recording[i] = (float) Math.sin(i * 0.1) + 3;
        }
        FrameGrid.Stitching stitching = grid.stitch(1, length);
        for (int start : grid.starts(length)) {
            stitching.add(start, grid.cut(recording, start, 99), 0);
        }
        float[] stitched = stitching.result()[0];
        for (int i = 0; i < length; i++) {
            assertThat((double) stitched[i]).isCloseTo(recording[i], within(1e-5));
        }
    }

    @Test
    void whereTwoFramesDisagreeTheStepIsSpreadOverTheirOverlap() {
        FrameGrid grid = new FrameGrid(100, 50);
        FrameGrid.Stitching stitching = grid.stitch(1, 150);
        float[] high = new float[100];
        java.util.Arrays.fill(high, 1);
        stitching.add(0, new float[100], 0);
        stitching.add(50, high, 0);
        float[] stitched = stitching.result()[0];
        for (int i = 1; i < 150; i++) {
            assertThat(stitched[i] - stitched[i - 1]).isBetween(-1e-6f, 0.05f);
        }
        assertThat(stitched[0]).isZero();
        assertThat(stitched[149]).isEqualTo(1);
    }
}
