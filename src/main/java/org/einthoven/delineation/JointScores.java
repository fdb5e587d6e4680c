package org.einthoven.delineation;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.Wave;
import org.einthoven.inference.FrameGrid;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;

/** Our own model's scores: all leads of a frame at once, since a wave that is hidden in one lead is seen in others. */
final class JointScores implements LeadScores {

    private static final int CLASSES = Wave.values().length;

    /** A frame of 12 s holds a resting ECG whole; in longer recordings frames overlap by 2 s, the model's half view. */
    private static final int FRAME = 3000;

    private static final int HOP = 2500;

    /** The model's input must be a multiple of this many samples. */
    private static final int MULTIPLE = 4;

    private final OnnxModel model;

    JointScores(OnnxModel model) {
        this.model = model;
    }

    @Override
    public ModelRef model() {
        return model.ref();
    }

    @Override
    public List<float[][]> of(List<float[]> leads) {
        int length = leads.get(0).length;
        FrameGrid grid = length < FRAME ? whole(length) : new FrameGrid(FRAME, HOP);
        List<FrameGrid.Stitching> stitchings =
                leads.stream().map(lead -> grid.stitch(CLASSES, length)).toList();
        for (int start : grid.starts(length)) {
            Tensor input = Tensor.allocate(leads.size(), 1, 1, grid.frame());
            for (int i = 0; i < leads.size(); i++) {
                input.buffer().position(i * grid.frame()).put(recorded(grid.cut(leads.get(i), start, 0)));
            }
            float[] output = model.run(input).toArray();
            for (int i = 0; i < leads.size(); i++) {
                stitchings.get(i).add(start, output, i * CLASSES * grid.frame());
            }
        }
        List<float[][]> scores = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            scores.add(withGaps(stitchings.get(i).result(), leads.get(i)));
        }
        return scores;
    }

    private static FrameGrid whole(int length) {
        int frame = (length + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
        return new FrameGrid(frame, frame);
    }

    private static float[] recorded(float[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = Float.isNaN(frame[i]) ? 0 : frame[i];
        }
        return frame;
    }

    private static float[][] withGaps(float[][] scores, float[] lead) {
        for (int i = 0; i < lead.length; i++) {
            if (Float.isNaN(lead[i])) {
                for (float[] score : scores) {
                    score[i] = Float.NaN;
                }
            }
        }
        return scores;
    }
}
