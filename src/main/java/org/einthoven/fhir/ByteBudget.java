package org.einthoven.fhir;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes may be held at a time by all requests together. */
final class ByteBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /** A part of the heap, but always enough for one body of the largest size. */
    static ByteBudget ofHeap(int divisor, long largestBody) {
        return new ByteBudget(Math.max(Runtime.getRuntime().maxMemory() / divisor, largestBody));
    }

    /** False where there is no room for them; then none are taken. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
