package org.einthoven.wfdb;

import java.util.Arrays;

/** The decoded samples of all channels of a FLAC stream. */
final class FlacChannels {
    static final FlacChannels NONE = new FlacChannels(new int[0][], 0);

    private final int[][] channels;
    private final int length;

    /** @param channels not copied; each at least {@code length} long */
    FlacChannels(int[][] channels, int length) {
        this.channels = channels;
        this.length = length;
    }

    int count() {
        return channels.length;
    }

    /** Samples per channel. */
    int length() {
        return length;
    }

    /** The first {@code wanted} samples of a channel. */
    int[] samples(int channel, int wanted) {
        return Arrays.copyOf(channels[channel], wanted);
    }
}
