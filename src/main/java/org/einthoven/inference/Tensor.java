package org.einthoven.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Floats in row-major order (last axis fastest) with their shape, in memory that native code reads without a copy. Not
 * thread-safe while it is being filled.
 */
public final class Tensor {

    private final FloatBuffer values;
    private final long[] shape;

    private Tensor(FloatBuffer values, long[] shape) {
        this.values = values;
        this.shape = shape;
    }

    /** A tensor of zeros, to be filled through {@link #buffer()}. */
    public static Tensor allocate(long... shape) {
        int size = size(shape);
        FloatBuffer buffer = ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return new Tensor(buffer, shape.clone());
    }

    /** A copy of {@code values} under {@code shape}; throws IllegalArgumentException where the two disagree. */
    public static Tensor of(float[] values, long... shape) {
        if (values.length != size(shape)) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill the shape " + Arrays.toString(shape));
        }
        Tensor tensor = allocate(shape);
        tensor.buffer().put(values);
        return tensor;
    }

    private static int size(long[] shape) {
        long size = 1;
        for (long dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " has a negative side");
            }
            size = Math.multiplyExact(size, dimension);
        }
        return Math.toIntExact(size);
    }

    /** The tensor's own memory, positioned at its first value. */
    public FloatBuffer buffer() {
        FloatBuffer view = values.duplicate();
        view.clear();
        return view;
    }

    public float at(int index) {
        return values.get(index);
    }

    public float[] toArray() {
        float[] copy = new float[values.capacity()];
        buffer().get(copy);
        return copy;
    }

    public long[] shape() {
        return shape.clone();
    }

    /** Length of the side {@code axis}. */
    public int side(int axis) {
        return Math.toIntExact(shape[axis]);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
