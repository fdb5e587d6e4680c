package org.einthoven.synthesis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/**
 * How leads see the dipole. I, II and V1 to V6 by the matrix of Dower, Machado & Osborne 1980 (Clin Cardiol 3:87);
 * the other limb leads follow from I and II, so that Einthoven's law I + III = II holds.
 */
final class LeadField {

    private static final Dipole I = new Dipole(0.632, -0.235, 0.059);
    private static final Dipole II = new Dipole(0.235, 1.066, -0.132);

    /** With each electrode in its place. */
    static final LeadField RIGHT = new LeadField(Map.ofEntries(
            Map.entry(LeadName.I, I),
            Map.entry(LeadName.II, II),
            Map.entry(LeadName.MLII, II),
            Map.entry(LeadName.III, II.plus(I.times(-1))),
            Map.entry(LeadName.AVR, I.plus(II).times(-0.5)),
            Map.entry(LeadName.AVL, I.plus(II.times(-0.5))),
            Map.entry(LeadName.AVF, II.plus(I.times(-0.5))),
            Map.entry(LeadName.V1, new Dipole(-0.515, 0.157, -0.917)),
            Map.entry(LeadName.V2, new Dipole(0.044, 0.164, -1.387)),
            Map.entry(LeadName.V3, new Dipole(0.882, 0.098, -1.277)),
            Map.entry(LeadName.V4, new Dipole(1.213, 0.127, -0.601)),
            Map.entry(LeadName.V5, new Dipole(1.125, 0.127, -0.086)),
            Map.entry(LeadName.V6, new Dipole(0.831, 0.076, 0.230))));

    private final Map<LeadName, Dipole> vectors;

    private LeadField(Map<LeadName, Dipole> vectors) {
        this.vectors = vectors;
    }

    /**
     * What the twelve leads see through these wires. Exchanged wires add leads up, so that three samples, one for each axis
     * of the body, say it all.
     */
    LeadField through(Wiring wiring) {
        List<Lead> axes = EcgGenerator.TWELVE_LEADS.stream()
                .map(name -> new Lead(name, axes(Objects.requireNonNull(vectors.get(name)))))
                .toList();
        Map<LeadName, Dipole> seen = new EnumMap<>(LeadName.class);
        for (Lead lead : wiring.recorded(new Ecg(new SampleRate(1), axes)).leads()) {
            Samples axis = lead.samples();
            seen.put(lead.name(), new Dipole(axis.at(0), axis.at(1), axis.at(2)));
        }
        return new LeadField(seen);
    }

    private static Samples axes(Dipole vector) {
        return Samples.copyOf(new float[] {(float) vector.x(), (float) vector.y(), (float) vector.z()});
    }

    /** The potential of a dipole in a lead, in mV. */
    double project(Dipole dipole, LeadName lead) {
        Dipole vector = vectors.get(lead);
        if (vector == null) {
            throw new IllegalArgumentException("no generated lead " + lead.display());
        }
        return vector.x() * dipole.x() + vector.y() * dipole.y() + vector.z() * dipole.z();
    }
}
