package org.einthoven.fhir;

import java.util.Optional;
import java.util.function.Function;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.LeadMeasurement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/**
 * The potentials of a lead that have a code. MDC gives each lead a code of its own: a base (MDC_ECG_AMPL_R,
 * MDC_ECG_AMPL_S, MDC_ECG_AMPL_ST) and the lead's discriminator, as in 133127 for R in V5, 133379 for S in V1 and 131843
 * for ST in V1. It does not say at which instant ST is measured, for which there is a code of ours beside it.
 */
enum LeadPotential {
    R("R amplitude", 133120, null, LeadMeasurement::rMv),
    S("S amplitude", 133376, null, LeadMeasurement::sMv),
    ST_J("ST at J", 131840, ReadingCode.ST_J, LeadMeasurement::stJMv),
    ST_J40("ST at J + 40 ms", 131840, ReadingCode.ST_J40, LeadMeasurement::stJ40Mv),
    ST_J60("ST at J + 60 ms", 131840, ReadingCode.ST_J60, LeadMeasurement::stJ60Mv),
    ST_J80("ST at J + 80 ms", 131840, ReadingCode.ST_J80, LeadMeasurement::stJ80Mv);

    private final String text;
    private final int base;
    private final @Nullable ReadingCode own;
    private final Function<LeadMeasurement, @Nullable Double> mv;

    LeadPotential(String text, int base, @Nullable ReadingCode own, Function<LeadMeasurement, @Nullable Double> mv) {
        this.text = text;
        this.base = base;
        this.own = own;
        this.mv = mv;
    }

    String text() {
        return text;
    }

    /** The MDC code to which each lead adds its own discriminator. */
    int base() {
        return base;
    }

    /** The code of ours that says what MDC leaves open. */
    Optional<ReadingCode> own() {
        return Optional.ofNullable(own);
    }

    /** In mV; null where it is not there or not measurable. */
    @Nullable
    Double in(LeadMeasurement lead) {
        return mv.apply(lead);
    }

    CodeableConcept concept(LeadName lead, boolean derived) {
        CodeableConcept concept =
                new CodeableConcept().setText(text + " in " + lead.display() + (derived ? ", computed" : ""));
        own().ifPresent(code -> concept.addCoding(code.coding()));
        return concept.addCoding(LeadCodes.codingOf(base, lead));
    }
}
