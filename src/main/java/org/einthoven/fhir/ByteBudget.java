package org.einthoven.fhir;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes may be held at a time by all requests together. */
final class ByteBudget implements ByteRoom {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /** A part of the heap, but always enough for one body of the largest size. */
    static ByteBudget ofHeap(int divisor, long largestBody) {
        return new ByteBudget(Math.max(Runtime.getRuntime().maxMemory() / divisor, largestBody));
    }

    @Override
    public boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    @Override
    public void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long limit() {
        return limit;
    }

    long taken() {
        return taken.get();
    }
}
