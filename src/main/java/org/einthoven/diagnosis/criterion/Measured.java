package org.einthoven.diagnosis.criterion;

import java.util.List;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.StBasis;
import org.jspecify.annotations.Nullable;

/**
 * The names that a formula may use, each with what it stands for. Amplitudes are heights above or depths below the
 * baseline, never negative; P, ST, T and net QRS keep their sign.
 */
enum Measured {
    PR("PR interval", "ms", false, BeatPart.P, BeatPart.PR),
    QRS("QRS duration", "ms", false, BeatPart.QRS),
    QRS_AXIS("QRS axis", "deg", false, BeatPart.QRS),
    /** 0 where no P wave was found. */
    P("P", "mV", true, BeatPart.P),
    Q("Q", "mV", true, BeatPart.QRS),
    Q_MS("Q duration", "ms", true, BeatPart.QRS),
    R("R", "mV", true, BeatPart.QRS),
    R_MS("R duration", "ms", true, BeatPart.QRS),
    S("S", "mV", true, BeatPart.QRS),
    S_MS("S duration", "ms", true, BeatPart.QRS),
    /** The second positive deflection. */
    R2("R'", "mV", true, BeatPart.QRS),
    /** The higher of both positive deflections. */
    R_MAX("R", "mV", true, BeatPart.QRS),
    /** The deepest negative deflection, whatever its name. */
    DEPTH("Q or S", "mV", true, BeatPart.QRS),
    PEAK_TO_PEAK("QRS from peak to peak", "mV", true, BeatPart.QRS),
    R_PEAK("R peak time", "ms", true, BeatPart.QRS),
    NET_QRS("net QRS", "mV", true, BeatPart.QRS),
    T("T", "mV", true, BeatPart.T),
    ST_J("ST at J", "mV", true, BeatPart.ST),
    /** The mean of J and J+40: steadier than J itself, whose place errs by some 10 ms. */
    ST_20("ST at J+20 ms", "mV", true, BeatPart.ST),
    ST_60("ST at J+60 ms", "mV", true, BeatPart.ST),
    ST_80("ST at J+80 ms", "mV", true, BeatPart.ST);

    /** Twice this is the smallest limit of the ST segment, 0.05 mV; 99 % of leads of normal PTB-XL records lie below. */
    private static final double LARGEST_ERROR_MV = 0.025;

    /**
     * A level of the ST segment so many standard errors high is large, however well it is known: in PTB-XL's fold 9, cut as
     * pages are, two more of 25 elevations are said, and none that whole leads do not show.
     */
    private static final double ERRORS_OF_A_LARGE_LEVEL = 6;

    private final String display;
    private final String unit;
    private final boolean ofLead;
    private final List<BeatPart> parts;

    Measured(String display, String unit, boolean ofLead, BeatPart... parts) {
        this.display = display;
        this.unit = unit;
        this.ofLead = ofLead;
        this.parts = List.of(parts);
    }

    String display() {
        return display;
    }

    String unit() {
        return unit;
    }

    /** Of the beat, that it is read off. */
    List<BeatPart> parts() {
        return parts;
    }

    boolean isOfLead() {
        return ofLead;
    }

    /** NaN where it was not measured. */
    double in(Measurements measurements) {
        return value(
                switch (this) {
                    case PR -> measurements.prMs();
                    case QRS -> measurements.qrsMs();
                    case QRS_AXIS -> measurements.axisDeg().get("QRS");
                    default -> throw new IllegalStateException(this + " is measured lead by lead");
                });
    }

    /** NaN where the lead's complex was not measured; a deflection that is not there has height and duration 0. */
    double in(Measurements measurements, LeadName name) {
        LeadMeasurement lead = measurements.lead(name).orElse(null);
        if (lead == null || lead.netQrsMv() == null) {
            return Double.NaN;
        }
        return switch (this) {
            case P -> lead.pMv() == null ? 0 : known(lead, lead.pMv());
            case Q -> size(lead.qMv());
            case Q_MS -> size(lead.qMs());
            case R -> size(lead.rMv());
            case R_MS -> size(lead.rMs());
            case S -> size(lead.sMv());
            case S_MS -> size(lead.sMs());
            case R2 -> size(lead.rPrimeMv());
            case R_MAX -> Math.max(size(lead.rMv()), size(lead.rPrimeMv()));
            case DEPTH -> depth(lead);
            case PEAK_TO_PEAK -> Math.max(size(lead.rMv()), size(lead.rPrimeMv())) + depth(lead);
            case R_PEAK -> value(lead.rPeakMs());
            case NET_QRS -> value(lead.netQrsMv());
            case T -> known(lead, lead.tMv());
            case ST_J -> knownSt(lead, lead.stJMv());
            case ST_20 -> (knownSt(lead, lead.stJMv()) + knownSt(lead, lead.stJ40Mv())) / 2;
            case ST_60 -> knownSt(lead, lead.stJ60Mv());
            case ST_80 -> knownSt(lead, lead.stJ80Mv());
            default -> throw new IllegalStateException(this + " is not measured lead by lead");
        };
    }

    /** NaN where the lead is too noisy to tell a potential as small as these limits. */
    private static double known(LeadMeasurement lead, @Nullable Double value) {
        return known(lead.standardErrorMv(), value);
    }

    /**
     * Of a lead that was recorded in part, by its own beats: NaN where it has a single one, with which none can agree, or
     * where they differ too much for the level that they have.
     */
    private static double knownSt(LeadMeasurement lead, @Nullable Double value) {
        StBasis inPart = lead.stBasis();
        if (inPart == null) {
            return known(lead.standardErrorMv(), value);
        }
        Double error = inPart.standardErrorMv();
        boolean sure = error != null && value != null && Math.abs(value) >= ERRORS_OF_A_LARGE_LEVEL * error;
        return error == null ? Double.NaN : sure ? value(value) : known(error, value);
    }

    private static double known(@Nullable Double error, @Nullable Double value) {
        return error != null && error > LARGEST_ERROR_MV ? Double.NaN : value(value);
    }

    private static double depth(LeadMeasurement lead) {
        return Math.max(size(lead.qMv()), Math.max(size(lead.sMv()), size(lead.sPrimeMv())));
    }

    private static double size(@Nullable Double value) {
        return value == null ? 0 : Math.abs(value);
    }

    private static double value(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
