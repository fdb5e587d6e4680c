package org.einthoven.archive;

/** Fired within the transaction that erases what is kept of somebody. */
public record RecordingsErased() {}
