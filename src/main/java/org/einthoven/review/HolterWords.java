package org.einthoven.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about long recordings, in English here and in German in {@code messages/holter_de.properties}. */
@MessageBundle("holter")
public interface HolterWords {
    @Message("Beats over time")
    String overTime();

    @Message("{beats} {#if beats == 1}beat{#else}beats{/if} in {length}: {parts}.")
    String counted(int beats, String length, String parts);

    @Message("Mean rate {mean}/min; over eight intervals {slowest} to {fastest}/min. Longest RR interval {longest} ms.")
    String rates(String mean, String slowest, String fastest, String longest);

    @Message(
            "Ventricular: {runs} {#if runs == 1}run{#else}runs{/if}, {couplets} {#if couplets == 1}couplet{#else}couplets{/if}, {bigeminy} {#if bigeminy == 1}episode{#else}episodes{/if} of bigeminy. Supraventricular: {supraventricular} {#if supraventricular == 1}run{#else}runs{/if}.")
    String episodes(int runs, int couplets, int bigeminy, int supraventricular);

    @Message("The rhythm model says atrial fibrillation in {share} % of the half minutes that it read.")
    String fibrillation(String share);

    @Message("The rhythm model did not read it: nothing is said of atrial fibrillation.")
    String fibrillationUntold();

    @Message(
            "ST level 60 ms after the J point, minute by minute: highest {highest} mV in {highestLead} at {highestAt}, lowest outside aVR {lowest} mV in {lowestLead} at {lowestAt}. A change of posture moves it too, and is not told from ischaemia.")
    String st(String highest, String highestLead, String highestAt, String lowest, String lowestLead, String lowestAt);

    @Message(
            "ST level 60 ms after the J point, minute by minute, measured in aVR alone, which sees the heart from behind: highest {highest} mV at {highestAt}, lowest {lowest} mV at {lowestAt}. A change of posture moves it too, and is not told from ischaemia.")
    String stOfAvr(String highest, String highestAt, String lowest, String lowestAt);

    @Message("The ST segment could be measured in no minute: nothing is said of it.")
    String stUntold();

    @Message("Ectopic beats and rate")
    String chart();

    @Message(
            "Ectopic beats by stretch; bars: S hatched, V full, F crossed. Below: mean rate with slowest and fastest, /min.")
    String chartKey();

    @Message("Table of beats over time")
    String table();

    @Message("From")
    String from();

    @Message("couplets")
    String couplets();

    @Message("V runs")
    String ventricularRuns();

    @Message("S runs")
    String supraventricularRuns();

    @Message("bigeminy")
    String bigeminy();

    @Message("longest RR, ms")
    String longestRr();

    @Message("slowest")
    String slowest();

    @Message("mean")
    String mean();

    @Message("fastest, /min")
    String fastest();

    @Message("AF, %")
    String fibrillationShare();

    @Message("all")
    String all();

    @Message("Part {part} of {parts} of one recording")
    String partOf(int part, int parts);

    @Message("Parts that are not summed yet, or that you are to read first: {numbers}.")
    String partsMissing(String numbers);

    @Message("Parts of the recording")
    String parts();

    @Message("Part {n}")
    String part(int n);

    @Message("Templates")
    String templates();

    @Message(
            "beats of one class that look alike, by their QRS complexes in all leads; the median of each, 50 mm/s, 10 mm/mV, 0.5 to 40 Hz")
    String templatesNote();

    @Message("Leads")
    String leads();

    @Message("First lead")
    String firstLead();

    @Message("Second lead")
    String secondLead();

    @Message("Show")
    String show();

    @Message("{n} {#if n == 1}beat{#else}beats{/if}, {share} %")
    String templateCount(int n, String share);

    @Message("rarer shapes")
    String unlike();

    @Message("Template {n}: {beats} {#if beats == 1}beat{#else}beats{/if} of class {beatClass}")
    String template(int n, int beats, String beatClass);

    @Message("Go through")
    String goThrough();

    @Message("next, previous beat of the template")
    String keyStep();

    @Message("next template")
    String keyTemplate();

    @Message("Keys")
    String keys();

    @Message("Class of all")
    String classOfAll();

    @Message("Change")
    String change();

    @Message("Events")
    String events();

    @Message("{all}; the {n} longest")
    String longestOf(int all, int n);

    @Message("{n} leads")
    String ofLeads(int n);

    @Message("Ventricular runs")
    String kindVentricularRun();

    @Message("Pauses above 2 s")
    String kindPause();

    @Message("Flat in all leads: asystole, or electrodes off")
    String kindFlat();

    @Message("Atrial fibrillation, says the rhythm model")
    String kindFibrillation();

    @Message("Supraventricular runs")
    String kindSupraventricularRun();

    @Message("Couplets")
    String kindCouplet();

    @Message("Bigeminy")
    String kindBigeminy();

    @Message("Trigeminy")
    String kindTrigeminy();

    @Message("Fastest eight intervals")
    String kindFastest();

    @Message("Slowest eight intervals")
    String kindSlowest();

    @Message("Longest RR interval")
    String kindLongestRr();

    @Message("Highest ST level of each lead (J + 60 ms)")
    String kindStHighest();

    @Message("Lowest ST level of each lead (J + 60 ms)")
    String kindStLowest();

    @Message("{lead}: {level} mV, median of {n} beats")
    String stLevel(String lead, String level, int n);

    @Message("{n} {#if n == 1}beat{#else}beats{/if}, {rate}/min")
    String beatsAtRate(int n, String rate);

    @Message("until {time}")
    String flatUntil(String time);

    @Message("until {time}, probability up to {probability}")
    String until(String time, String probability);

    @Message("No events.")
    String noEvents();
}
