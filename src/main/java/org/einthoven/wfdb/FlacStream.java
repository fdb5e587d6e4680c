package org.einthoven.wfdb;

import java.util.Arrays;

/**
 * Decodes a FLAC stream (RFC 9639): metadata, then frames of a block of each channel. WFDB keeps up to 8 signals of 8 to 24 bits in
 * one (its own guide, {@code signal(5)}, formats 508, 516 and 524). Checksums of frames are left to WFDB's own of the samples.
 */
final class FlacStream {
    private static final int MARK = 0x664C6143; // fLaC
    private static final int STREAM_INFO = 0;
    private static final int SYNC = 0x7ffc; // with the reserved bit
    private static final int[] BITS = {0, 8, 12, 0, 16, 20, 24, 32};
    private static final int LEFT_SIDE = 8;
    private static final int SIDE_RIGHT = 9;
    private static final int MID_SIDE = 10;

    private final FlacBits bits;
    private final long maxSamples;
    private int channels;
    private int bitsPerSample;
    private int[][] samples = {};
    private int length;

    FlacStream(byte[] bytes, int start, long maxSamples) {
        this.bits = new FlacBits(bytes, start);
        this.maxSamples = maxSamples;
    }

    FlacChannels decode() throws FlacException {
        if (bits.unsigned(32) != MARK) {
            throw new FlacException("it does not begin as FLAC does");
        }
        boolean last = false;
        while (!last) {
            last = bits.unsigned(1) == 1;
            int type = (int) bits.unsigned(7);
            int size = (int) bits.unsigned(24);
            if (type == STREAM_INFO) {
                bits.skipBytes(10);
                bits.unsigned(20);
                channels = (int) bits.unsigned(3) + 1;
                bitsPerSample = (int) bits.unsigned(5) + 1;
                bits.unsigned(4);
                bits.unsigned(32);
                bits.skipBytes(size - 18L);
            } else {
                bits.skipBytes(size);
            }
        }
        if (channels == 0) {
            throw new FlacException("the FLAC stream has no description of itself");
        }
        samples = new int[channels][1 << 12];
        while (bits.hasBytes(6)) {
            frame();
        }
        return new FlacChannels(samples, length);
    }

    private void frame() throws FlacException {
        if (bits.unsigned(15) != SYNC) {
            throw new FlacException("there is no FLAC frame at byte " + bits.bytePlace());
        }
        bits.unsigned(1);
        int blockCode = (int) bits.unsigned(4);
        int rateCode = (int) bits.unsigned(4);
        int assignment = (int) bits.unsigned(4);
        int sizeCode = (int) bits.unsigned(3);
        bits.unsigned(1);
        codedNumber();
        int block = blockSize(blockCode);
        bits.unsigned(rateCode == 12 ? 8 : rateCode == 13 || rateCode == 14 ? 16 : 0);
        bits.unsigned(8);
        int depth = sizeCode == 0 ? bitsPerSample : BITS[sizeCode];
        int present = assignment < LEFT_SIDE ? assignment + 1 : 2;
        if (present != channels || assignment > MID_SIDE || depth == 0 || depth > 25) {
            throw new FlacException("the FLAC frame before byte " + bits.bytePlace() + " does not fit its stream");
        }
        grow(block);
        for (int channel = 0; channel < channels; channel++) {
            boolean side = assignment == LEFT_SIDE && channel == 1
                    || assignment == SIDE_RIGHT && channel == 0
                    || assignment == MID_SIDE && channel == 1;
            new FlacSubframe(bits, samples[channel], length, block).decode(side ? depth + 1 : depth);
        }
        if (assignment >= LEFT_SIDE) {
            apart(assignment, block);
        }
        length += block;
        bits.toByteBoundary();
        bits.unsigned(16);
    }

    /** A number in the form of UTF-8, extended to 36 bits; which frame it is does not matter here. */
    private void codedNumber() throws FlacException {
        int first = (int) bits.unsigned(8);
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        for (int i = 1; i < Math.min(ones, 7); i++) {
            bits.unsigned(8);
        }
    }

    private int blockSize(int code) throws FlacException {
        return switch (code) {
            case 0 -> throw new FlacException("a FLAC frame of a reserved size before byte " + bits.bytePlace());
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> (int) bits.unsigned(8) + 1;
            case 7 -> (int) bits.unsigned(16) + 1;
            default -> 1 << code;
        };
    }

    private void grow(int block) throws FlacException {
        long needed = (long) length + block;
        if (needed * channels > maxSamples) {
            throw new FlacException("a recording of more than " + maxSamples + " samples is too long");
        }
        if (needed > samples[0].length) {
            for (int channel = 0; channel < channels; channel++) {
                samples[channel] =
                        Arrays.copyOf(samples[channel], (int) Math.max(needed, samples[channel].length * 3L / 2));
            }
        }
    }

    /** Left and right out of one of them and their difference, or out of their mean and difference. */
    private void apart(int assignment, int block) {
        for (int i = length; i < length + block; i++) {
            int first = samples[0][i];
            int second = samples[1][i];
            switch (assignment) {
                case LEFT_SIDE -> samples[1][i] = first - second;
                case SIDE_RIGHT -> samples[0][i] = first + second;
                default -> {
                    int twice = first << 1 | second & 1;
                    samples[0][i] = twice + second >> 1;
                    samples[1][i] = twice - second >> 1;
                }
            }
        }
    }
}
