package org.einthoven.wfdb;

import org.einthoven.ecg.Samples;

/**
 * One signal of a record in its physical unit.
 *
 * @param name the signal's description in the header, such as {@code MLII}, {@code avr} or {@code ABP}
 * @param unit as the header writes it, such as {@code mV} or {@code mmHg}
 */
public record WfdbChannel(String name, String unit, Samples samples) {}
