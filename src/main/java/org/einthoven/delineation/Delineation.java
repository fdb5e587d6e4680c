package org.einthoven.delineation;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;

/** All waves of a recording in order of time: as seen in each lead, and over all leads. */
public record Delineation(List<Fiducial> perLead, List<Fiducial> global) {

    public static final Delineation EMPTY = new Delineation(List.of(), List.of());

    public Delineation {
        perLead = List.copyOf(perLead);
        global = List.copyOf(global);
    }

    /**
     * The waves of each lead, whoever marked them, and those over all leads that follow.
     *
     * @param ecg the leads that were looked at
     */
    public static Delineation of(List<Fiducial> perLead, Ecg ecg) {
        return new Delineation(perLead, Consensus.of(perLead, ecg));
    }

    public List<Fiducial> inLead(LeadName lead) {
        return perLead.stream().filter(f -> f.lead() == lead).toList();
    }

    /** The waves of one kind over all leads. */
    public List<Fiducial> global(Wave wave) {
        return global.stream().filter(f -> f.wave() == wave).toList();
    }
}
