package org.einthoven.measure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.ecg.LeadName;
import org.jspecify.annotations.Nullable;

/**
 * What was measured; null is "not measurable", never 0. Intervals are measured over all leads, from the earliest onset to
 * the latest offset, of the beats of the dominant class, in ms.
 *
 * @param heartRateBpm from the typical RR interval; for a pleth the pulse rate
 * @param sdnnMs standard deviation of the intervals between normal beats
 * @param rmssdMs root mean square of the differences of neighbouring intervals between normal beats
 * @param axisDeg frontal axis of {@code P}, {@code QRS} and {@code T} in degrees, where the limb leads allow it
 * @param basis what each measure rests on, or why it is not measurable
 * @param leads lead by lead, in the order of a printed ECG
 * @param representativeBeat what the leads were measured on; null where there was none
 * @param pulse what was measured of the pulses of a pleth; null for an ECG, and where there were too few
 */
public record Measurements(
        @Nullable Double heartRateBpm,
        @Nullable Double rrMs,
        @Nullable Double sdnnMs,
        @Nullable Double rmssdMs,
        @Nullable Double pMs,
        @Nullable Double prMs,
        @Nullable Double qrsMs,
        @Nullable Double qtMs,
        @Nullable Double qtcBazettMs,
        @Nullable Double qtcFridericiaMs,
        @Nullable Double qtcFraminghamMs,
        @Nullable Double qtcHodgesMs,
        Map<String, Double> axisDeg,
        Map<Measure, Basis> basis,
        List<LeadMeasurement> leads,
        @Nullable RepresentativeBeat representativeBeat,
        @Nullable PulseFigures pulse) {

    public static final Measurements NONE = of(Map.of(), Map.of(), List.of(), null);

    public Measurements {
        axisDeg = Map.copyOf(axisDeg);
        basis = Map.copyOf(basis);
        leads = List.copyOf(leads);
    }

    /** From the values that could be measured. */
    public static Measurements of(
            Map<Measure, Double> values,
            Map<Measure, Basis> basis,
            List<LeadMeasurement> leads,
            @Nullable RepresentativeBeat beat) {
        return new Measurements(
                values.get(Measure.HEART_RATE),
                values.get(Measure.RR),
                values.get(Measure.SDNN),
                values.get(Measure.RMSSD),
                values.get(Measure.P),
                values.get(Measure.PR),
                values.get(Measure.QRS),
                values.get(Measure.QT),
                values.get(Measure.QTC_BAZETT),
                values.get(Measure.QTC_FRIDERICIA),
                values.get(Measure.QTC_FRAMINGHAM),
                values.get(Measure.QTC_HODGES),
                axes(values),
                basis,
                leads,
                beat,
                null);
    }

    /** Values of the whole recording alone, as of a pleth. */
    public static Measurements of(Map<Measure, Double> values) {
        return of(values, Map.of(), List.of(), null);
    }

    public Optional<LeadMeasurement> lead(LeadName name) {
        return leads.stream().filter(lead -> lead.lead() == name).findFirst();
    }

    public Optional<Basis> basis(Measure measure) {
        return Optional.ofNullable(basis.get(measure));
    }

    /** What is left to judge by where these leads are not what they are called. */
    public Measurements without(Set<LeadName> doubted) {
        boolean axesStand = doubted.stream().noneMatch(LeadName::isLimbLead);
        return with(
                axesStand ? axisDeg : Map.of(),
                basis,
                leads.stream().filter(lead -> !doubted.contains(lead.lead())).toList(),
                pulse);
    }

    /** The same with a caveat on the axes where one of these leads is a limb lead. */
    public Measurements doubting(Set<LeadName> doubted) {
        if (doubted.stream().noneMatch(LeadName::isLimbLead)) {
            return this;
        }
        Map<Measure, Basis> minded = new EnumMap<>(Measure.class);
        basis.forEach((measure, on) -> minded.put(measure, measure.isAxis() ? on.with(Caveat.ELECTRODES) : on));
        return with(axisDeg, minded, leads, pulse);
    }

    Measurements with(PulseFigures ofPulses) {
        return with(axisDeg, basis, leads, ofPulses);
    }

    private Measurements with(
            Map<String, Double> axes,
            Map<Measure, Basis> on,
            List<LeadMeasurement> ofLeads,
            @Nullable PulseFigures ofPulses) {
        return new Measurements(
                heartRateBpm,
                rrMs,
                sdnnMs,
                rmssdMs,
                pMs,
                prMs,
                qrsMs,
                qtMs,
                qtcBazettMs,
                qtcFridericiaMs,
                qtcFraminghamMs,
                qtcHodgesMs,
                axes,
                on,
                ofLeads,
                representativeBeat,
                ofPulses);
    }

    private static Map<String, Double> axes(Map<Measure, Double> values) {
        Map<String, Double> axes = new HashMap<>();
        Map.of("P", Measure.P_AXIS, "QRS", Measure.QRS_AXIS, "T", Measure.T_AXIS)
                .forEach((name, axis) -> {
                    Double degrees = values.get(axis);
                    if (degrees != null) {
                        axes.put(name, degrees);
                    }
                });
        return axes;
    }
}
