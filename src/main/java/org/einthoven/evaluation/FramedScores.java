package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.delineation.Delineator;
import org.einthoven.delineation.LeadPreparation;
import org.einthoven.delineation.LeadScores;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Wave;
import org.einthoven.inference.FrameGrid;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.signal.Resampler;

/**
 * The scores of models that read each lead alone, at 100 Hz and in short frames, as others built them. Frames overlap by
 * half; between two samples scores are interpolated, so that the same rules make waves of them as of ours.
 */
public final class FramedScores implements LeadScores {

    /** The rate that such models read. */
    public static final SampleRate RATE = new SampleRate(100);

    private static final int CLASSES = Wave.values().length;
    private static final double STEP = LeadPreparation.RATE.hz() / RATE.hz();

    private final OnnxModel model;
    private final FrameGrid grid;
    private final Resampler resampler = Resampler.between(LeadPreparation.RATE, RATE);

    private FramedScores(OnnxModel model) {
        this.model = model;
        List<String> sides = port(model).shape();
        int frame = Integer.parseInt(sides.get(sides.size() - 1));
        grid = new FrameGrid(frame, frame / 2);
    }

    /** Reads with {@code model} as its card says that it wants to be read. */
    public static Delineator delineator(OnnxModel model) {
        Double rate = port(model).rateHz();
        return rate != null && rate == RATE.hz() ? new Delineator(new FramedScores(model)) : new Delineator(model);
    }

    private static ModelCard.Port port(OnnxModel model) {
        return model.card().inputs().get(0);
    }

    @Override
    public ModelRef model() {
        return model.ref();
    }

    @Override
    public List<float[][]> of(List<float[]> leads) {
        List<float[][]> scores = new ArrayList<>();
        for (float[] lead : leads) {
            scores.add(interpolated(score(resampler.apply(lead)), lead));
        }
        return scores;
    }

    /** Shape [classes, samples] at 100 Hz. */
    private float[][] score(float[] slow) {
        FrameGrid.Stitching stitching = grid.stitch(CLASSES, slow.length);
        List<Integer> starts = grid.starts(slow.length);
        Tensor frames = Tensor.allocate(starts.size(), 1, 1, grid.frame());
        for (int f = 0; f < starts.size(); f++) {
            float[] frame = grid.cut(slow, starts.get(f), 0);
            for (int i = 0; i < frame.length; i++) {
                frame[i] = Float.isNaN(frame[i]) ? 0 : frame[i];
            }
            frames.buffer().position(f * grid.frame()).put(frame);
        }
        float[] out = model.run(frames).toArray();
        for (int f = 0; f < starts.size(); f++) {
            stitching.add(starts.get(f), out, f * CLASSES * grid.frame());
        }
        return stitching.result();
    }

    /** At the lead's own rate; NaN where nothing was recorded. */
    private static float[][] interpolated(float[][] slow, float[] lead) {
        float[][] scores = new float[CLASSES][lead.length];
        for (int i = 0; i < lead.length; i++) {
            double at = Math.min(i / STEP, slow[0].length - 1);
            int before = (int) at;
            int after = Math.min(before + 1, slow[0].length - 1);
            double part = at - before;
            for (int c = 0; c < CLASSES; c++) {
                scores[c][i] = Float.isNaN(lead[i])
                        ? Float.NaN
                        : (float) ((1 - part) * slow[c][before] + part * slow[c][after]);
            }
        }
        return scores;
    }
}
