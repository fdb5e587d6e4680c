package org.einthoven.fhir.trail;

import java.util.Optional;
import org.einthoven.audit.AuditAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of access is written in FHIR.
 *
 * @param profile name of BALP's profile for a success over FHIR; null where BALP has none
 * @param rest the interaction of FHIR's REST interface; null for what is none
 * @param fromServer whether what counts flows from the server to the client: BALP says so of reads, not of queries
 */
record AuditPattern(
        AuditEventAction action,
        @Nullable String profile,
        @Nullable String rest,
        Coding otherwise,
        boolean fromServer) {
    private static final String RESTFUL = "http://hl7.org/fhir/restful-interaction";
    private static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private static final Coding RECORD = new Coding(DICOM, "110110", "Patient Record");
    private static final Coding SIGNING_IN = new Coding(DICOM, "110114", "User Authentication");
    private static final Coding OVER_REST =
            new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation");

    static AuditPattern of(AuditAction action) {
        return switch (action) {
            case CREATE -> new AuditPattern(AuditEventAction.C, "Create", "create", lifecycle("originate"), false);
            case READ -> new AuditPattern(AuditEventAction.R, "Read", "read", lifecycle("access"), true);
            case PREFETCH -> new AuditPattern(AuditEventAction.E, null, null, lifecycle("transmit"), true);
            case UPDATE -> new AuditPattern(AuditEventAction.U, "Update", "update", lifecycle("amend"), false);
            case DELETE -> new AuditPattern(AuditEventAction.D, "Delete", "delete", lifecycle("destroy"), false);
            case SEARCH -> new AuditPattern(AuditEventAction.E, "Query", "search-type", lifecycle("access"), false);
            case HISTORY -> new AuditPattern(AuditEventAction.R, null, "history", lifecycle("access"), true);
            case ANALYZE, OPERATION ->
                new AuditPattern(AuditEventAction.E, null, "operation", lifecycle("access"), false);
            case EXPORT -> new AuditPattern(AuditEventAction.E, null, "operation", lifecycle("extract"), true);
            case SIGN -> new AuditPattern(AuditEventAction.U, null, null, lifecycle("attest"), false);
            case BREAK_GLASS -> new AuditPattern(AuditEventAction.R, null, null, lifecycle("access"), true);
            case LOGIN -> new AuditPattern(AuditEventAction.E, null, null, new Coding(DICOM, "110122", "Login"), false);
            case LOGOUT ->
                new AuditPattern(AuditEventAction.E, null, null, new Coding(DICOM, "110123", "Logout"), false);
        };
    }

    private static Coding lifecycle(String code) {
        return new Coding(LIFECYCLE, code, null);
    }

    /** @param overRest whether a resource of FHIR was asked for */
    Coding type(boolean overRest) {
        if (DICOM.equals(otherwise.getSystem())) {
            return SIGNING_IN.copy();
        }
        return (overRest && rest != null ? OVER_REST : RECORD).copy();
    }

    Coding subtype(boolean overRest) {
        return overRest && rest != null ? new Coding(RESTFUL, rest, null) : otherwise.copy();
    }

    /** BALP's profile, for one patient or none. */
    Optional<String> profile(int patients) {
        return Optional.ofNullable(profile)
                .map(name -> "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit."
                        + (patients == 1 ? "Patient" : "") + name);
    }
}
