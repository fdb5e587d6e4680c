package org.einthoven.signal;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/**
 * Noise that was recorded without a heart in it. Each piece is cut out anywhere, of any channel.
 *
 * @param channels all of one length
 */
public record RecordedNoise(List<Samples> channels, SampleRate rate) implements NoiseSource {

    /** What is cut out besides at either end and thrown away, so that resampling meets no edge. */
    private static final double MARGIN_MS = 250;

    public RecordedNoise {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("no channel of noise");
        }
    }

    /** Throws IllegalArgumentException where the recording is shorter than what is wanted. */
    @Override
    public float[] generate(int length, SampleRate wanted, RandomGenerator random) {
        int margin = (int) Math.ceil(wanted.indexAt(MARGIN_MS));
        int needed = (int) Math.ceil(rate.indexAt(wanted.msAt(length + 2.0 * margin))) + 1;
        Samples channel = channels.get(random.nextInt(channels.size()));
        if (needed > channel.length()) {
            throw new IllegalArgumentException("%.0f ms of noise are wanted, and %.0f ms were recorded"
                    .formatted(wanted.msAt(length), rate.msAt(channel.length())));
        }
        int from = random.nextInt(channel.length() - needed + 1);
        float[] piece = new float[needed];
        for (int i = 0; i < needed; i++) {
            piece[i] = channel.at(from + i);
        }
        float[] resampled = Resampler.between(rate, wanted).apply(piece);
        return Noise.unit(Arrays.copyOfRange(resampled, margin, margin + length));
    }
}
