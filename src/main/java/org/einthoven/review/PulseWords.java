package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about the pulses of a pleth, in English here and in German in {@code messages/pulse_de.properties}. */
@MessageBundle("pulse")
public interface PulseWords {
    @Message("Representative pulse")
    String representative();

    @Message("median of {n} pulses, laid upon each other at their onsets")
    String medianOf(int n);

    @Message("onset")
    String onset();

    @Message("systolic peak")
    String peak();

    @Message("dicrotic notch")
    String notch();

    @Message("end")
    String end();

    @Message("systole")
    String systole();

    @Message("diastole")
    String diastole();

    @Message("Pulse")
    String legend();

    @Message("Representative pulse, scrolls with the arrow keys")
    String representativeScrolls();

    @Message("Over time, scrolls with the arrow keys")
    String overTimeScrolls();

    @Message("Pulses over time")
    String overTime();

    @Message("Pulse rate, /min")
    String rateAxis();

    @Message("Amplitude, % of the median")
    String amplitudeAxis();

    @Message(
            "Points: single pulses. Bars: the median of ten seconds. Hatched: ten seconds from which no rate should be read.")
    String trendKey();

    @Message("Pulses")
    String figures();

    @Message("Figure")
    String figure();

    @Message("Value")
    String value();

    @Message("Unit")
    String unit();

    @Message("not measurable")
    String notMeasurable();

    @Message("Slowest and fastest ten seconds")
    String range();

    @Message("Mean interval")
    String meanInterval();

    @Message("Pulse rate variability (SD)")
    String variability();

    @Message(
            "standard deviation of these foot-to-foot intervals. Not heart rate variability: breathing and movement add to it, and ectopic beats are in it (Schäfer & Vagedes 2013)")
    String variabilityNote();

    @Message("; norms hold for five minutes")
    String shortNote();

    @Message("Differences of neighbours (RMSSD)")
    String rmssd();

    @Message("Onset to peak")
    String crest();

    @Message("Systolic time")
    String systolicTime();

    @Message("from onset to notch, as the pulse shows it at this place of the body")
    String systolicNote();

    @Message("Diastolic time")
    String diastolicTime();

    @Message("Systole to diastole")
    String ratio();

    @Message("Amplitude")
    String amplitude();

    @Message("in the unit of the sensor, which is no pressure")
    String amplitudeNote();

    @Message(
            "from {n} of {all} {#if all == 1}interval{#else}intervals{/if}: those in ten seconds that are fit for a rate")
    String fromIntervals(int n, int all);

    @Message("median of {n} {#if n == 1}pulse{#else}pulses{/if}, the middle half from {low} to {high}")
    String spread(int n, String low, String high);

    @Message("median of {n} {#if n == 1}pulse{#else}pulses{/if}")
    String medianOfPulses(int n);

    @Message("no pulse shows it")
    String ofNoPulse();

    @Message("Pulse by pulse")
    String pulseByPulse();

    @Message("the first {n} of {all}")
    String theFirst(int n, int all);

    @Message("Interval, ms")
    String interval();

    @Message("Onset to peak, ms")
    String crestMs();

    @Message("Systole, ms")
    String systoleMs();

    @Message("Diastole, ms")
    String diastoleMs();

    @Message("Counts")
    String counts();

    @Message("yes")
    String yes();

    @Message("no")
    String no();

    @Message(
            "A pulse counts for the mean interval, its variability and the slowest and fastest ten seconds where it lies in ten seconds that are fit for a rate. The pulse rate and the medians are of all pulses.")
    String countsNote();

    @Message("Ten seconds by ten seconds")
    String windows();

    @Message("From")
    String from();

    @Message("Count")
    String count();

    @Message("Rate")
    String rate();

    @Message("Amplitude, %")
    String amplitudePercent();

    @Message("Likeness")
    String likeness();

    @Message("Quality")
    String quality();

    @Message("fit for a rate")
    String fit();

    @Message("not fit")
    String unfit();

    @Message(
            "Likeness: mean correlation with the representative pulse. Fit for a rate: 0.86 or more, 40 to 180/min, no 3 s without a pulse, longest to shortest interval below 2.2 (Orphanidou et al. 2015).")
    String fitNote();

    @Message("{n} {#if n == 1}pulse{#else}pulses{/if}. {fit} of {all} windows of ten seconds are fit for a rate.")
    String inWords(int n, long fit, int all);

    @Message("Pulse rate {rate}/min (median of all pulses). No ten seconds are fit for a rate: look at the trace.")
    String rateDoubtful(String rate);

    @Message(
            "Pulse rate {rate}/min (median of all pulses), {lowest} to {highest}/min where ten seconds are fit for a rate.")
    String rateInWords(String rate, String lowest, String highest);

    @Message("Systole {systole} ms, diastole {diastole} ms.")
    String phasesInWords(String systole, String diastole);
}
