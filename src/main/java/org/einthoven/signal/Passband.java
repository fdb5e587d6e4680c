package org.einthoven.signal;

import org.einthoven.ecg.SampleRate;

/** The frequencies that a band-pass filter lets through, in Hz. */
public record Passband(double fromHz, double toHz) {
    /** What the ECG models are fed. */
    public static final Passband ECG = new Passband(0.5, 40);

    /** What is left of a photoplethysmogram when breathing and noise are gone (pulse 30 to 240/min). */
    public static final Passband PULSE = new Passband(0.5, 8);

    public ZeroPhaseFilter filter(SampleRate rate) {
        return ZeroPhaseFilter.bandPass(rate, fromHz, toHz);
    }
}
