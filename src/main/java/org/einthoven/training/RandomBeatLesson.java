package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.einthoven.beat.BeatFrames;
import org.einthoven.evaluation.BeatCut;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;

/**
 * Learns the class of beats in one of their leads by cross-entropy, each class as often as it comes and each beat as it was
 * recorded: whoever knows the patients has no use for what they might have looked like. Stops by the loss on beats laid aside.
 */
final class RandomBeatLesson implements Lesson {

    private static final int ROWS = 160;
    private static final int STEPS = 100;

    /** Beats laid aside that are looked at after each epoch, equally far apart: of every record. */
    private static final int LAID_ASIDE = 1600;

    private final List<LabelledBeat> beats;
    private final List<LabelledBeat> laidAside;

    RandomBeatLesson(List<LabelledBeat> beats, List<LabelledBeat> laidAside) {
        this.beats = beats;
        int step = Math.max(1, laidAside.size() / LAID_ASIDE);
        this.laidAside = IntStream.range(0, laidAside.size() / step)
                .mapToObj(i -> laidAside.get(i * step))
                .toList();
    }

    @Override
    public int stepsPerEpoch() {
        return STEPS;
    }

    @Override
    public NDArray loss(Trainer trainer, NDManager manager, RandomGenerator random) {
        List<LabelledBeat> batch =
                random.ints(ROWS, 0, beats.size()).mapToObj(beats::get).toList();
        int[] leads =
                batch.stream().mapToInt(beat -> random.nextInt(leads(beat))).toArray();
        NDArray logits =
                trainer.forward(new NDList(frames(batch, leads, manager))).singletonOrThrow();
        return WindowLesson.crossEntropy(logits, batch, manager);
    }

    private static int leads(LabelledBeat beat) {
        return beat.window().length / BeatCut.FRAME;
    }

    private static NDArray frames(List<LabelledBeat> batch, int[] leads, NDManager manager) {
        float[] x = new float[batch.size() * BeatCut.FRAME];
        for (int row = 0; row < batch.size(); row++) {
            System.arraycopy(
                    batch.get(row).window(), leads[row] * BeatCut.FRAME, x, row * BeatCut.FRAME, BeatCut.FRAME);
        }
        return manager.create(x, new Shape(batch.size(), BeatFrames.CHANNELS, BeatFrames.LENGTH));
    }

    @Override
    public String validate(Trainer trainer, NDManager manager) {
        return "";
    }

    /** In the first lead of each. */
    @Override
    public OptionalDouble score(Trainer trainer, NDManager manager) {
        return WindowLesson.score(laidAside, ROWS, manager, (batch, own) -> trainer.evaluate(
                        new NDList(frames(batch, new int[batch.size()], own)))
                .singletonOrThrow());
    }
}
