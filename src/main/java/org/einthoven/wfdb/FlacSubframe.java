package org.einthoven.wfdb;

import java.util.Arrays;

/** A block of one channel (RFC 9639, section 9.2): constant, verbatim, or what a predictor leaves. */
final class FlacSubframe {
    private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    private final FlacBits bits;
    private final int[] out;
    private final int from;
    private final int block;

    /** @param from where in {@code out} the block begins */
    FlacSubframe(FlacBits bits, int[] out, int from, int block) {
        this.bits = bits;
        this.out = out;
        this.from = from;
        this.block = block;
    }

    void decode(int depth) throws FlacException {
        bits.unsigned(1);
        int type = (int) bits.unsigned(6);
        int wasted = bits.unsigned(1) == 1 ? bits.unary() + 1 : 0;
        int width = depth - wasted;
        if (width < 1) {
            throw new FlacException("a FLAC block of " + width + " bits before byte " + bits.bytePlace());
        }
        if (type == 0) {
            Arrays.fill(out, from, from + block, bits.signed(width));
        } else if (type == 1) {
            warmUp(block, width);
        } else if (type >= 8 && type <= 12) {
            int order = type - 8;
            warmUp(order, width);
            residual(order);
            predict(FIXED[order], 0);
        } else if (type >= 32) {
            linear(type - 31, width);
        } else {
            throw new FlacException("a FLAC block of reserved type " + type + " before byte " + bits.bytePlace());
        }
        for (int i = from; wasted > 0 && i < from + block; i++) {
            out[i] <<= wasted;
        }
    }

    private void warmUp(int count, int width) throws FlacException {
        if (count > block) {
            throw new FlacException("a FLAC predictor of order " + count + " for " + block + " samples");
        }
        for (int i = 0; i < count; i++) {
            out[from + i] = bits.signed(width);
        }
    }

    private void linear(int order, int width) throws FlacException {
        warmUp(order, width);
        int precision = (int) bits.unsigned(4) + 1;
        int shift = bits.signed(5);
        if (precision == 16 || shift < 0) {
            throw new FlacException("a FLAC predictor that is not allowed before byte " + bits.bytePlace());
        }
        int[] coefficients = new int[order];
        for (int i = 0; i < order; i++) {
            coefficients[i] = bits.signed(precision);
        }
        residual(order);
        predict(coefficients, shift);
    }

    /** Rice-coded, in partitions that each have a parameter of their own. */
    private void residual(int order) throws FlacException {
        int method = (int) bits.unsigned(2);
        if (method > 1) {
            throw new FlacException("a FLAC residual of reserved coding before byte " + bits.bytePlace());
        }
        int parameterBits = method == 0 ? 4 : 5;
        int partitions = 1 << (int) bits.unsigned(4);
        int size = block / partitions;
        if (block % partitions != 0 || size < order) {
            throw new FlacException("a FLAC residual in " + partitions + " parts of " + block + " samples");
        }
        int at = order;
        for (int partition = 0; partition < partitions; partition++) {
            int parameter = (int) bits.unsigned(parameterBits);
            boolean plain = parameter == (1 << parameterBits) - 1;
            int width = plain ? (int) bits.unsigned(5) : 0;
            for (int end = (partition + 1) * size; at < end; at++) {
                out[from + at] = plain ? bits.signed(width) : rice(parameter);
            }
        }
    }

    private int rice(int parameter) throws FlacException {
        long folded = (long) bits.unary() << parameter | bits.unsigned(parameter);
        return (int) (folded >>> 1 ^ -(folded & 1));
    }

    private void predict(int[] coefficients, int shift) {
        for (int i = from + coefficients.length; i < from + block; i++) {
            long sum = 0;
            for (int k = 0; k < coefficients.length; k++) {
                sum += (long) coefficients[k] * out[i - 1 - k];
            }
            out[i] += (int) (sum >> shift);
        }
    }
}
