package org.einthoven.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadName;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Which code stands for which lead. MDC codes are a base (131328 for MDC_ECG_ELEC_POTL, the potential measured in a
 * lead; 131072 for MDC_ECG_LEAD, the lead itself) plus the lead's discriminator in ISO/IEEE 11073-10102, as DICOM
 * PS3.16 CID 3001 lists them. LOINC names leads by parts (LP codes), as in HL7 Germany's value set EkgLeads.
 */
final class LeadCodes {

    private static final int POTENTIAL = 131328;
    private static final int LEAD = 131072;

    private static final Map<String, LeadName> BY_MDC = byMdc();

    private static final Map<String, LeadName> BY_LOINC = Map.ofEntries(
            Map.entry("LP7386-8", LeadName.I),
            Map.entry("LP7387-6", LeadName.II),
            Map.entry("LP7388-4", LeadName.III),
            Map.entry("LP7385-0", LeadName.AVR),
            Map.entry("LP7384-3", LeadName.AVL),
            Map.entry("LP7383-5", LeadName.AVF),
            Map.entry("LP7389-2", LeadName.V1),
            Map.entry("LP7390-0", LeadName.V2),
            Map.entry("LP7391-8", LeadName.V3),
            Map.entry("LP7392-6", LeadName.V4),
            Map.entry("LP7393-4", LeadName.V5),
            Map.entry("LP7394-2", LeadName.V6));

    /** The lead that the first known coding names; empty for a lead that cannot be analysed. */
    static Optional<LeadName> leadOf(CodeableConcept code) {
        return code.getCoding().stream()
                .map(LeadCodes::leadOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<LeadName> leadOf(Coding coding) {
        if (CodeSystems.isMdc(coding.getSystem())) {
            return Optional.ofNullable(BY_MDC.get(coding.getCode()));
        }
        return CodeSystems.LOINC.equals(coding.getSystem())
                ? Optional.ofNullable(BY_LOINC.get(coding.getCode()))
                : Optional.empty();
    }

    /** Every code that names a lead: MDC's, then LOINC's. */
    static List<Coding> codings() {
        return Stream.concat(
                        BY_MDC.keySet().stream().map(code -> new Coding(CodeSystems.MDC, code, null)),
                        BY_LOINC.keySet().stream().map(code -> new Coding(CodeSystems.LOINC, code, null)))
                .toList();
    }

    /** The MDC code of the potential measured in a lead. */
    static Coding codingOf(LeadName lead) {
        return codingOf(POTENTIAL, lead);
    }

    /** The MDC code of what is measured in a lead, whose codes begin at {@code base}. */
    static Coding codingOf(int base, LeadName lead) {
        return new Coding(CodeSystems.MDC, Integer.toString(base + lead.number()), null);
    }

    private static Map<String, LeadName> byMdc() {
        Map<String, LeadName> leads = new HashMap<>();
        for (LeadName lead : LeadName.values()) {
            leads.put(Integer.toString(POTENTIAL + lead.number()), lead);
            leads.put(Integer.toString(LEAD + lead.number()), lead);
        }
        return leads;
    }

    private LeadCodes() {}
}
