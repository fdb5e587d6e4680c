package org.einthoven.diagnosis.criterion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.RepresentativeBeat;
import org.einthoven.measure.StBasis;
import org.jspecify.annotations.Nullable;

/** A beat by its numbers: healthy in all twelve leads until told otherwise. */
public final class MadeBeat {

    private final Map<Measure, Double> whole = new EnumMap<>(Measure.class);
    private final Map<LeadName, Double> errors = new EnumMap<>(LeadName.class);
    private final Map<LeadName, StBasis> inPart = new EnumMap<>(LeadName.class);
    private final Map<LeadName, Map<Measured, Double>> leads = new EnumMap<>(LeadName.class);

    /** Of class N, QRS 90 ms at 40 degrees, R 0.8 mV and S 0.4 mV in every lead but V1 to V3, where S prevails. */
    public MadeBeat() {
        with(Measure.HEART_RATE, 70).with(Measure.QRS, 90).with(Measure.PR, 160).with(Measure.QRS_AXIS, 40);
        with(Measure.QTC_FRIDERICIA, 410);
        for (LeadName lead : LeadName.values()) {
            if (lead.ordinal() <= LeadName.V6.ordinal()) {
                boolean rightSided =
                        Set.of(LeadName.V1, LeadName.V2, LeadName.V3).contains(lead);
                with(lead, Measured.R, rightSided ? 0.3 : 0.8).with(lead, Measured.R_MS, 40);
                with(lead, Measured.S, rightSided ? 0.9 : 0.4).with(lead, Measured.S_MS, 30);
                with(lead, Measured.NET_QRS, rightSided ? -0.2 : 0.2).with(lead, Measured.R_PEAK, 35);
                with(lead, Measured.T, 0.3);
                with(lead, Measured.ST_J, 0).with(lead, Measured.ST_60, 0).with(lead, Measured.ST_80, 0);
            }
        }
    }

    public MadeBeat with(Measure measure, double value) {
        whole.put(measure, value);
        return this;
    }

    MadeBeat with(LeadName lead, Measured what, double value) {
        leads.computeIfAbsent(lead, l -> new EnumMap<>(Measured.class)).put(what, value);
        return this;
    }

    /** As if these had not been recorded. */
    public MadeBeat without(LeadName... names) {
        for (LeadName name : names) {
            leads.remove(name);
        }
        return this;
    }

    /** The J point of these leads, in mV; the ST segment stays there. */
    public MadeBeat st(double mv, LeadName... names) {
        for (LeadName name : names) {
            with(name, Measured.ST_J, mv).with(name, Measured.ST_60, mv).with(name, Measured.ST_80, mv);
        }
        return this;
    }

    /** How little is known of the potentials of these leads. */
    public MadeBeat noisy(double standardErrorMv, LeadName... names) {
        for (LeadName name : names) {
            errors.put(name, standardErrorMv);
        }
        return this;
    }

    /** As if this lead had been recorded for a part of the time. */
    public MadeBeat inPart(LeadName name, int beats, @Nullable Double standardErrorMv) {
        inPart.put(name, new StBasis(beats, standardErrorMv));
        return this;
    }

    public Measurements measured() {
        return measured(BeatClass.N);
    }

    public Measurements measured(BeatClass beatClass) {
        List<LeadMeasurement> all = new ArrayList<>();
        leads.forEach((name, values) -> all.add(lead(name, values)));
        RepresentativeBeat beat = new RepresentativeBeat(
                new SampleRate(500), 400, beatClass, List.of(400.0, 1200.0, 2000.0), List.of(), Set.of(), Map.of());
        return Measurements.of(whole, Map.of(), all, beat);
    }

    private LeadMeasurement lead(LeadName name, Map<Measured, Double> v) {
        Double q = v.get(Measured.Q);
        Double s = v.get(Measured.S);
        return new LeadMeasurement(
                name,
                false,
                v.getOrDefault(Measured.P, 0.1),
                q == null ? null : (Double) (-q),
                v.get(Measured.Q_MS),
                v.get(Measured.R),
                v.get(Measured.R_MS),
                s == null ? null : (Double) (-s),
                v.get(Measured.S_MS),
                v.get(Measured.R2),
                null,
                null,
                null,
                v.get(Measured.R_PEAK),
                v.get(Measured.NET_QRS),
                v.get(Measured.T),
                v.get(Measured.ST_J),
                v.get(Measured.ST_J),
                v.get(Measured.ST_60),
                v.get(Measured.ST_80),
                errors.getOrDefault(name, 0.005),
                inPart.get(name));
    }
}
