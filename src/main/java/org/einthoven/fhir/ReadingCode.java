package org.einthoven.fhir;

import java.util.Locale;
import org.einthoven.ecg.BeatClass;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What a reading states that no public code system has a code for: the codes of {@link CodeSystems#READING}. */
enum ReadingCode {
    PPG_READING("Reading of a photoplethysmogram"),
    STATEMENT("Statement of a reading"),
    RMSSD("Root mean square of the differences of neighbouring RR intervals between normal beats"),
    QTC_FRAMINGHAM("QT interval corrected by the formula of the Framingham study"),
    QTC_HODGES("QT interval corrected by the formula of Hodges"),
    LEADS("Measurements lead by lead, on the representative beat"),
    BEATS("Heartbeats with their class"),
    BEAT_LIST("R peaks in ms from the first sample, each with its class N, S, V, F or Q"),
    PULSES("Pulse waves"),
    PULSE_COUNT("Number of pulse waves"),
    PULSE_LIST("Pulse waves as onset/peak/notch/offset in ms from the first sample; - where there is no notch"),
    SCORE("How sure the statement is, 0 to 1"),
    CRITERION("Number that the statement was judged by"),
    EVIDENCE("Instants that the statement rests on, in ms from the first sample"),
    MODEL_STATEMENT("What the models stated, before it was changed in review"),
    BEATS_N(BeatClass.N.display()),
    BEATS_S(BeatClass.S.display()),
    BEATS_V(BeatClass.V.display()),
    BEATS_F(BeatClass.F.display()),
    BEATS_Q(BeatClass.Q.display());

    private final String display;

    ReadingCode(String display) {
        this.display = display;
    }

    static ReadingCode ofBeats(BeatClass beatClass) {
        return valueOf("BEATS_" + beatClass.name());
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String display() {
        return display;
    }

    Coding coding() {
        return new Coding(CodeSystems.READING, code(), display);
    }

    CodeableConcept concept() {
        return new CodeableConcept(coding());
    }
}
