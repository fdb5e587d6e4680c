package org.einthoven.fhir;

/** Where bytes are kept for a time. */
interface ByteRoom {

    /** False where there is no room for them; then none are taken. */
    boolean take(long bytes);

    void giveBack(long bytes);
}
