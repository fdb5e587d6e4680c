package org.einthoven.ecg;

/** One lead of an ECG; its samples are in millivolts. */
public record Lead(LeadName name, Samples samples) {}
