package org.einthoven.evaluation;

import static org.einthoven.ecg.BeatPart.P;
import static org.einthoven.ecg.BeatPart.PR;
import static org.einthoven.ecg.BeatPart.QRS;
import static org.einthoven.ecg.BeatPart.ST;
import static org.einthoven.ecg.BeatPart.T;
import static org.einthoven.explain.LeadRegion.ANTERIOR;
import static org.einthoven.explain.LeadRegion.INFERIOR;
import static org.einthoven.explain.LeadRegion.LATERAL;
import static org.einthoven.explain.LeadRegion.SEPTAL;

import java.util.Map;
import java.util.Set;
import org.einthoven.ecg.BeatPart;
import org.einthoven.explain.LeadRegion;

/**
 * Where cardiologists look for what a statement says, as far as its definition tells: bundle branch and fascicular blocks
 * (Surawicz et al. 2009), hypertrophy (Hancock et al. 2009), ST, T and Q waves of the leads that a statement of PTB-XL
 * names (Wagner et al. 2020).
 *
 * @param parts of the beat; empty where the definition names none
 * @param regions of the heart; empty where the definition names none
 */
record KnownEvidence(Set<BeatPart> parts, Set<LeadRegion> regions) {

    private static final KnownEvidence NONE = new KnownEvidence(Set.of(), Set.of());

    private static final Map<String, KnownEvidence> BY_STATEMENT = Map.ofEntries(
            Map.entry("CRBBB", new KnownEvidence(Set.of(QRS), Set.of(SEPTAL))),
            Map.entry("IRBBB", new KnownEvidence(Set.of(QRS), Set.of(SEPTAL))),
            Map.entry("CLBBB", new KnownEvidence(Set.of(QRS), Set.of(SEPTAL, LATERAL))),
            Map.entry("LAFB", new KnownEvidence(Set.of(QRS), Set.of(INFERIOR, LATERAL))),
            Map.entry("IVCD", new KnownEvidence(Set.of(QRS), Set.of())),
            Map.entry("LVH", new KnownEvidence(Set.of(QRS), Set.of(SEPTAL, LATERAL))),
            Map.entry("QWAVE", new KnownEvidence(Set.of(QRS), Set.of())),
            Map.entry("IMI", new KnownEvidence(Set.of(QRS, ST, T), Set.of(INFERIOR))),
            Map.entry("ILMI", new KnownEvidence(Set.of(QRS, ST, T), Set.of(INFERIOR, LATERAL))),
            Map.entry("AMI", new KnownEvidence(Set.of(QRS, ST, T), Set.of(SEPTAL, ANTERIOR))),
            Map.entry("ASMI", new KnownEvidence(Set.of(QRS, ST, T), Set.of(SEPTAL, ANTERIOR))),
            Map.entry("ISCAL", new KnownEvidence(Set.of(ST, T), Set.of(ANTERIOR, LATERAL))),
            Map.entry("ISC_", new KnownEvidence(Set.of(ST, T), Set.of())),
            Map.entry("STD_", new KnownEvidence(Set.of(ST, T), Set.of())),
            Map.entry("NST_", new KnownEvidence(Set.of(ST, T), Set.of())),
            Map.entry("NDT", new KnownEvidence(Set.of(ST, T), Set.of())),
            Map.entry("LOWT", new KnownEvidence(Set.of(ST, T), Set.of())),
            Map.entry("1AVB", new KnownEvidence(Set.of(P, PR), Set.of())),
            Map.entry("LAO/LAE", new KnownEvidence(Set.of(P), Set.of())));

    /** Statements that make findings of their own, besides those whose evidence is known. */
    private static final Set<String> EXPLAINED = Set.of("MI", "STTC", "CD", "HYP", "AFIB");

    /** Whether maps of this statement are measured. */
    static boolean isAsked(String code) {
        return BY_STATEMENT.containsKey(code) || EXPLAINED.contains(code);
    }

    /** That of a statement of PTB-XL; none is known of a superclass. */
    static KnownEvidence of(String code) {
        return BY_STATEMENT.getOrDefault(code, NONE);
    }
}
