package org.einthoven.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a recording of any length into overlapping frames of one length, and lays what a model says of the frames
 * together again without a seam: each frame counts most at its centre and least at its rims, where the model saw only
 * one side. The last frame ends with the recording. A recording shorter than a frame makes one frame, padded at its
 * end.
 *
 * @param frame samples per frame
 * @param hop samples from the start of one frame to the start of the next, 1 to {@code frame}
 */
public record FrameGrid(int frame, int hop) {

    public FrameGrid {
        if (hop < 1 || frame < hop) {
            throw new IllegalArgumentException("a frame of " + frame + " samples cannot be moved by " + hop);
        }
    }

    /** First sample of each frame over a recording of {@code length} samples, rising; at least one frame. */
    public List<Integer> starts(int length) {
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start + frame < length; start += hop) {
            starts.add(start);
        }
        starts.add(Math.max(0, length - frame));
        return starts;
    }

    /** Samples {@code start} to {@code start + frame} of the recording, {@code padding} where it has ended. */
    public float[] cut(float[] recording, int start, float padding) {
        float[] cut = new float[frame];
        int there = Math.min(frame, recording.length - start);
        System.arraycopy(recording, start, cut, 0, there);
        java.util.Arrays.fill(cut, there, frame, padding);
        return cut;
    }

    /** Begins to lay frames together over {@code length} samples of {@code channels} channels. */
    public Stitching stitch(int channels, int length) {
        return new Stitching(channels, length);
    }

    /** Weight of a frame's sample {@code index}: a triangle, above zero everywhere. */
    private float weight(int index) {
        return Math.min(index + 1, frame - index);
    }

    /** The weighted mean of all frames added so far. Not thread-safe. */
    public final class Stitching {

        private final float[][] sums;
        private final float[] weights;

        private Stitching(int channels, int length) {
            sums = new float[channels][length];
            weights = new float[length];
        }

        /**
         * Adds the frame that starts at {@code start}; what lies beyond the recording's end is dropped.
         *
         * @param values shape [channels, frame], row-major, from {@code offset} on
         */
        public void add(int start, float[] values, int offset) {
            int count = Math.min(frame, weights.length - start);
            for (int i = 0; i < count; i++) {
                weights[start + i] += weight(i);
            }
            for (int channel = 0; channel < sums.length; channel++) {
                for (int i = 0; i < count; i++) {
                    sums[channel][start + i] += weight(i) * values[offset + channel * frame + i];
                }
            }
        }

        /** Shape [channels, length]; NaN where no frame was added. */
        public float[][] result() {
            float[][] result = new float[sums.length][weights.length];
            for (int channel = 0; channel < sums.length; channel++) {
                for (int i = 0; i < weights.length; i++) {
                    result[channel][i] = sums[channel][i] / weights[i];
                }
            }
            return result;
        }
    }
}
