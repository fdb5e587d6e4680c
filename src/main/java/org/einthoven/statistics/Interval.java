package org.einthoven.statistics;

/** A measured value with its 95 % interval; all three are NaN where nothing was there to measure. */
public record Interval(double value, double low, double high) {}
