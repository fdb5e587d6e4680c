package org.einthoven.ppg;

import java.util.List;
import org.einthoven.ecg.Pleth;
import org.einthoven.inference.FrameGrid;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Temperature;
import org.einthoven.inference.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pulses of a pleth: the model scores each sample as systolic or diastolic, and the points of a pulse are marked on
 * the trace near where its scores change. Thread-safe.
 */
public final class PulseDelineator {

    /** A frame of 10 s; frames overlap by 3 s, more than the model sees to either side. */
    private static final FrameGrid ANY_LENGTH = new FrameGrid(1000, 700);

    private final OnnxModel model;

    /** Null where the model reads frames of any length. */
    private final @Nullable FrameGrid fixed;

    /** A model whose card names the samples of a frame gets frames of that many, which overlap by half. */
    public PulseDelineator(OnnxModel model) {
        this.model = model;
        List<String> sides = model.card().inputs().get(0).shape();
        String samples = sides.get(sides.size() - 1);
        fixed = samples.matches("\\d+")
                ? new FrameGrid(Integer.parseInt(samples), Integer.parseInt(samples) / 2)
                : null;
    }

    /** What makes pulses of a model's scores, for its card. */
    public static List<ModelCard.Threshold> limits() {
        return PulseDecoder.limits();
    }

    public ModelRef model() {
        return model.ref();
    }

    /** All pulses that were recorded from onset to offset, in order of time. */
    public List<Pulse> delineate(Pleth pleth) {
        float[] recorded = PulsePreparation.resample(pleth);
        return PulseDecoder.decode(recorded, systolic(PulsePreparation.normalise(recorded)), PulsePreparation.RATE);
    }

    /** Score of the systolic phase, 0 to 1, of each sample at {@link PulsePreparation#RATE}. NaN where nothing was recorded. */
    public float[] scores(Pleth pleth) {
        return systolic(PulsePreparation.prepare(pleth));
    }

    /** The same as a probability, where the card says how that is made. */
    public float[] systolic(Pleth pleth) {
        Temperature temperature = model.card().temperature();
        float[] scores = scores(pleth);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) temperature.of(Phase.SYSTOLE.name(), scores[i]);
        }
        return scores;
    }

    private float[] systolic(float[] prepared) {
        int length = prepared.length;
        FrameGrid grid = grid(length);
        FrameGrid.Stitching stitching = grid.stitch(1, length);
        for (int start : grid.starts(length)) {
            float[] frame = grid.cut(prepared, start, 0);
            for (int i = 0; i < frame.length; i++) {
                frame[i] = Float.isNaN(frame[i]) ? 0 : frame[i];
            }
            // class 1 is systole: the second half of the output
            float[] scores = model.run(Tensor.of(frame, 1, 1, 1, frame.length)).toArray();
            stitching.add(start, scores, frame.length);
        }
        float[] systolic = stitching.result()[0];
        for (int i = 0; i < length; i++) {
            systolic[i] = Float.isNaN(prepared[i]) ? Float.NaN : systolic[i];
        }
        return systolic;
    }

    private FrameGrid grid(int length) {
        if (fixed != null) {
            return fixed;
        }
        return length < ANY_LENGTH.frame() ? new FrameGrid(length, length) : ANY_LENGTH;
    }
}
