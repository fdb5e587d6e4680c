package org.einthoven.explain;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.ecg.LeadName;
import org.einthoven.statement.TwelveLeads;

/**
 * The regions of the heart that a 12-lead ECG looks at, as leads are grouped for infarction (Fourth Universal Definition
 * 2018). The six limb leads show two things only, the potential along lead I and that along aVF at a right angle to it;
 * the rest follows by the laws of Einthoven and Goldberger. Therefore not leads are taken away from the frontal plane but
 * one of these two directions: what is left is an ECG that could have been recorded, and nothing of what was taken away
 * can be computed from other leads. aVR shows some of both.
 */
public enum LeadRegion {
    INFERIOR(List.of(LeadName.II, LeadName.III, LeadName.AVF)),
    SEPTAL(List.of(LeadName.V1, LeadName.V2)),
    ANTERIOR(List.of(LeadName.V3, LeadName.V4)),
    LATERAL(List.of(LeadName.I, LeadName.AVL, LeadName.V5, LeadName.V6));

    /** What a limb lead has of the potentials along I and along aVF. */
    private record Direction(LeadName lead, float alongOne, float alongFoot) {}

    private static final List<Direction> FRONTAL = List.of(
            new Direction(LeadName.I, 1, 0),
            new Direction(LeadName.II, 0.5f, 1),
            new Direction(LeadName.III, -0.5f, 1),
            new Direction(LeadName.AVR, -0.75f, -0.5f),
            new Direction(LeadName.AVL, 0.75f, -0.5f),
            new Direction(LeadName.AVF, 0, 1));

    private final List<LeadName> leads;

    LeadRegion(List<LeadName> leads) {
        this.leads = leads;
    }

    /** The leads that look at it. */
    public List<LeadName> leads() {
        return leads;
    }

    /** Its leads as they are written in a report, such as {@code II, III, aVF}. */
    public String display() {
        return leads.stream().map(LeadName::display).collect(Collectors.joining(", "));
    }

    /** The recording with what these regions show; all that others show is 0 mV, as of a lead that is off. */
    static TwelveLeads left(TwelveLeads recording, Set<LeadRegion> regions) {
        return recording.with(leads -> {
            eraseFrontal(leads, !regions.contains(LATERAL), !regions.contains(INFERIOR));
            for (LeadRegion region : values()) {
                if (!regions.contains(region)) {
                    region.leads.stream()
                            .filter(lead -> !lead.isLimbLead())
                            .forEach(lead -> leads[place(lead)] = new float[recording.length()]);
                }
            }
            return leads;
        });
    }

    private static void eraseFrontal(float[][] leads, boolean alongOne, boolean alongFoot) {
        float[] one = leads[place(LeadName.I)].clone();
        float[] two = leads[place(LeadName.II)].clone();
        float[] three = leads[place(LeadName.III)].clone();
        for (Direction direction : FRONTAL) {
            float[] lead = leads[place(direction.lead)];
            for (int i = 0; i < lead.length; i++) {
                // of leads that do not obey the laws nothing is to be left either
                lead[i] = alongOne && alongFoot
                        ? 0
                        : lead[i]
                                - (alongOne ? direction.alongOne * one[i] : 0)
                                - (alongFoot ? direction.alongFoot * (two[i] + three[i]) / 2 : 0);
            }
        }
    }

    private static int place(LeadName lead) {
        return TwelveLeads.ORDER.indexOf(lead);
    }
}
