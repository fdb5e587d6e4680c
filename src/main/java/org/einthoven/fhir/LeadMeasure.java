package org.einthoven.fhir;

import java.util.function.Function;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.LeadMeasurement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of a lead with their codes: ISO/IEEE 11073-10102 as DICOM PS3.16 lists it in CID 3687 (durations) and
 * 3688 (amplitudes). Each lead has a code of its own: a base and the lead's discriminator, as in 133127 for R in V5, 133379
 * for S in V1 and 132099 for the J point in V1. A P or T wave below the baseline is a minimum, any other a maximum.
 */
enum LeadMeasure {
    P_MAX("P amplitude, upright", 132352, "mV", lead -> upright(lead.pMv())),
    P_MIN("P amplitude, inverted", 132608, "mV", lead -> inverted(lead.pMv())),
    Q("Q amplitude", 132864, "mV", LeadMeasurement::qMv),
    Q_DURATION("Q duration", 138752, "ms", LeadMeasurement::qMs),
    R("R amplitude", 133120, "mV", LeadMeasurement::rMv),
    R_DURATION("R duration", 142336, "ms", LeadMeasurement::rMs),
    S("S amplitude", 133376, "mV", LeadMeasurement::sMv),
    S_DURATION("S duration", 143104, "ms", LeadMeasurement::sMs),
    R_PRIME("R' amplitude", 144128, "mV", LeadMeasurement::rPrimeMv),
    R_PRIME_DURATION("R' duration", 142592, "ms", LeadMeasurement::rPrimeMs),
    ST_J("ST at J", 132096, "mV", LeadMeasurement::stJMv),
    ST_J40("ST at J + 40 ms", 146176, "mV", LeadMeasurement::stJ40Mv),
    ST_J60("ST at J + 60 ms", 145408, "mV", LeadMeasurement::stJ60Mv),
    ST_J80("ST at J + 80 ms", 145664, "mV", LeadMeasurement::stJ80Mv),
    T_MAX("T amplitude, upright", 133632, "mV", lead -> upright(lead.tMv())),
    T_MIN("T amplitude, inverted", 133888, "mV", lead -> inverted(lead.tMv()));

    private static final int MV_DECIMALS = 3;

    private final String text;
    private final int base;
    private final String unit;
    private final Function<LeadMeasurement, @Nullable Double> value;

    LeadMeasure(String text, int base, String unit, Function<LeadMeasurement, @Nullable Double> value) {
        this.text = text;
        this.base = base;
        this.unit = unit;
        this.value = value;
    }

    private static @Nullable Double upright(@Nullable Double mv) {
        return mv == null || mv < 0 ? null : mv;
    }

    private static @Nullable Double inverted(@Nullable Double mv) {
        return mv == null || mv >= 0 ? null : mv;
    }

    String text() {
        return text;
    }

    /** The MDC code to which each lead adds its own discriminator. */
    int base() {
        return base;
    }

    /** UCUM. */
    String unit() {
        return unit;
    }

    int decimals() {
        return unit.equals("mV") ? MV_DECIMALS : 0;
    }

    /** Null where it is not there or not measurable. */
    @Nullable
    Double in(LeadMeasurement lead) {
        return value.apply(lead);
    }

    CodeableConcept concept(LeadName lead, boolean derived) {
        return new CodeableConcept()
                .setText(text + " in " + lead.display() + (derived ? ", computed" : ""))
                .addCoding(LeadCodes.codingOf(base, lead));
    }
}
