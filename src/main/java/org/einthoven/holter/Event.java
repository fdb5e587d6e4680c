package org.einthoven.holter;

/**
 * Something to go to.
 *
 * @param beats how many are in it; 0 where it is none of beats
 * @param value in the unit of its kind
 */
public record Event(EventKind kind, double fromMs, double toMs, int beats, double value) {}
