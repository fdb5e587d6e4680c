package org.einthoven.wfdb;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a signal file packs its samples (PhysioNet, WFDB Applications Guide, {@code signal(5)}). Each format has one
 * value that marks a sample as not recorded.
 */
public enum SignalFormat {
    /** Two's complement, one byte less 128. */
    OFFSET_8(80, -128) {
        @Override
        int at(byte[] bytes, int start, int index) {
            return (bytes[start + index] & 0xff) - 128;
        }
    },
    /** Two's complement, little endian, two bytes. */
    INT_16(16, Short.MIN_VALUE) {
        @Override
        int at(byte[] bytes, int start, int index) {
            int at = start + 2 * index;
            return (short) (bytes[at] & 0xff | bytes[at + 1] << 8);
        }
    },
    /** Two's complement, little endian, three bytes. */
    INT_24(24, -(1 << 23)) {
        @Override
        int at(byte[] bytes, int start, int index) {
            int at = start + 3 * index;
            return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] << 16;
        }
    },
    /** Two's complement, little endian, four bytes. */
    INT_32(32, Integer.MIN_VALUE) {
        @Override
        int at(byte[] bytes, int start, int index) {
            int at = start + 4 * index;
            return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
        }
    },
    /** Two 12-bit two's complement samples in three bytes; their high nibbles share the middle byte. */
    PACKED_12(212, -2048) {
        @Override
        int at(byte[] bytes, int start, int index) {
            int triple = start + index / 2 * 3;
            int middle = bytes[triple + 1];
            int raw = index % 2 == 0
                    ? bytes[triple] & 0xff | (middle & 0x0f) << 8
                    : bytes[triple + 2] & 0xff | (middle & 0xf0) << 4;
            return raw << 20 >> 20;
        }

        @Override
        long bytesFor(long samples) {
            return samples / 2 * 3 + (samples % 2) * 2;
        }

        @Override
        long samplesIn(long bytes) {
            return bytes / 3 * 2 + (bytes % 3) / 2;
        }
    };

    private final int number;
    private final int missing;

    SignalFormat(int number, int missing) {
        this.number = number;
        this.missing = missing;
    }

    /** The sample at {@code index} of the bytes that begin at {@code start}. */
    abstract int at(byte[] bytes, int start, int index);

    boolean isMissing(int sample) {
        return sample == missing;
    }

    long bytesFor(long samples) {
        return samples * width();
    }

    long samplesIn(long bytes) {
        return bytes / width();
    }

    private int width() {
        return number == 80 ? 1 : number / 8;
    }

    static Optional<SignalFormat> of(int number) {
        return Arrays.stream(values()).filter(f -> f.number == number).findFirst();
    }

    static String supported() {
        return "16, 24, 32, 80 and 212";
    }
}
