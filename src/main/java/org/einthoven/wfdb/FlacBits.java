package org.einthoven.wfdb;

/** Bits of a FLAC stream, the highest of each byte first (RFC 9639, section 5). */
final class FlacBits {
    private final byte[] bytes;
    private long at;

    FlacBits(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start * 8L;
    }

    boolean hasBytes(int count) {
        return (at + 7) / 8 + count <= bytes.length;
    }

    int bytePlace() {
        return (int) (at / 8);
    }

    /** @param bits 0 to 32 */
    long unsigned(int bits) throws FlacException {
        if (at + bits > bytes.length * 8L) {
            throw new FlacException("the FLAC stream ends at byte " + bytes.length + " in the middle of a frame");
        }
        long value = 0;
        for (int left = bits; left > 0; ) {
            int inByte = (int) (8 - at % 8);
            int taken = Math.min(inByte, left);
            int part = (bytes[(int) (at / 8)] & 0xff) >> (inByte - taken) & (1 << taken) - 1;
            value = value << taken | part;
            at += taken;
            left -= taken;
        }
        return value;
    }

    int signed(int bits) throws FlacException {
        if (bits == 0) {
            return 0;
        }
        long value = unsigned(bits);
        return (int) (value << (64 - bits) >> (64 - bits));
    }

    /** The number of zeros before the next one. */
    int unary() throws FlacException {
        int zeros = 0;
        while (unsigned(1) == 0) {
            zeros++;
        }
        return zeros;
    }

    void toByteBoundary() {
        at = (at + 7) / 8 * 8;
    }

    void skipBytes(long count) throws FlacException {
        at += count * 8;
        if (at > bytes.length * 8L) {
            throw new FlacException("the FLAC stream ends in its metadata");
        }
    }
}
