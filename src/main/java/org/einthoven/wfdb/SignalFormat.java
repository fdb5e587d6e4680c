package org.einthoven.wfdb;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a signal file packs its samples (PhysioNet, WFDB Applications Guide, {@code signal(5)}). Each format has one
 * value that marks a sample as not recorded.
 */
public enum SignalFormat {
    /** A signal of which nothing was stored. */
    NOTHING(0, Integer.MIN_VALUE),
    /** First differences of one byte. */
    DIFFERENCES_8(8, Integer.MIN_VALUE) {
        @Override
        int at(byte[] bytes, int start, int index) {
            return bytes[start + index];
        }
    },
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
    /** Two's complement, big endian, two bytes. */
    BIG_ENDIAN_16(61, Short.MIN_VALUE) {
        @Override
        int at(byte[] bytes, int start, int index) {
            int at = start + 2 * index;
            return (short) (bytes[at] << 8 | bytes[at + 1] & 0xff);
        }
    },
    /** Little endian, two bytes, less 32,768. */
    OFFSET_16(160, Short.MIN_VALUE) {
        @Override
        int at(byte[] bytes, int start, int index) {
            int at = start + 2 * index;
            return (bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8) - 32_768;
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
    },
    /** Three 10-bit samples in two words of 16 bits: two in bits 1 to 10 of each, the third in the upper five of both. */
    PACKED_10(310, -512) {
        @Override
        int at(byte[] bytes, int start, int index) {
            int group = start + index / 3 * 4;
            int raw =
                    switch (index % 3) {
                        case 0 -> word(bytes, group) >> 1;
                        case 1 -> word(bytes, group + 2) >> 1;
                        default -> word(bytes, group) >> 11 | word(bytes, group + 2) >> 11 << 5;
                    };
            return raw << 22 >> 22;
        }

        @Override
        long bytesFor(long samples) {
            return samples / 3 * 4 + (samples % 3) * 2;
        }

        @Override
        long samplesIn(long bytes) {
            return bytes / 4 * 3 + (bytes % 4) / 2;
        }
    },
    /** Three 10-bit samples in a word of 32 bits, the first lowest. */
    PACKED_10_IN_32(311, -512) {
        @Override
        int at(byte[] bytes, int start, int index) {
            int group = start + index / 3 * 4;
            int raw = (word(bytes, group) | word(bytes, group + 2) << 16) >> 10 * (index % 3);
            return raw << 22 >> 22;
        }

        @Override
        long bytesFor(long samples) {
            return samples / 3 * 4 + (samples % 3 == 0 ? 0 : samples % 3 + 1);
        }

        @Override
        long samplesIn(long bytes) {
            return bytes / 4 * 3 + Math.max(0, bytes % 4 - 1);
        }
    },
    /** As {@link #OFFSET_8} without the offset, in FLAC. */
    FLAC_8(508, -128),
    /** As {@link #INT_16}, in FLAC. */
    FLAC_16(516, Short.MIN_VALUE),
    /** As {@link #INT_24}, in FLAC. */
    FLAC_24(524, -(1 << 23));

    private final int number;
    private final int missing;

    SignalFormat(int number, int missing) {
        this.number = number;
        this.missing = missing;
    }

    /** The sample at {@code index} of the bytes that begin at {@code start}; not of FLAC, which is unpacked as a whole. */
    int at(byte[] bytes, int start, int index) {
        throw new IllegalStateException(this + " has no samples one by one");
    }

    boolean isNothing() {
        return this == NOTHING;
    }

    boolean isFlac() {
        return number >= 508;
    }

    /** Whether {@link #at} gives the difference to the sample before. */
    boolean isDifferences() {
        return this == DIFFERENCES_8;
    }

    /** A little-endian word of 16 bits; bytes behind the end are 0, since the last group may be cut. */
    private static int word(byte[] bytes, int at) {
        int low = at < bytes.length ? bytes[at] & 0xff : 0;
        int high = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
        return low | high << 8;
    }

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
        return switch (this) {
            case DIFFERENCES_8, OFFSET_8 -> 1;
            case INT_24 -> 3;
            case INT_32 -> 4;
            default -> 2;
        };
    }

    static Optional<SignalFormat> of(int number) {
        return Arrays.stream(values()).filter(f -> f.number == number).findFirst();
    }

    static String supported() {
        return "0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508, 516 and 524";
    }
}
