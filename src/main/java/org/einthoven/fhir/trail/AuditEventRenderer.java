package org.einthoven.fhir.trail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Writes a row of the trail as FHIR's AuditEvent. */
final class AuditEventRenderer {
    /** HL7 v3 ActReason, within PurposeOfUse. */
    private static final Coding BREAK_THE_GLASS =
            new Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "BTG", "break the glass");

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final Coding SOURCE = new Coding(DICOM, "110153", "Source Role ID");
    private static final Coding DESTINATION = new Coding(DICOM, "110152", "Destination Role ID");
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";

    /** Of IHE's BALP: by it the rows of one request, its answer and the log are found to belong together. */
    private static final String BALP_ENTITY_TYPE = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";

    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";

    /** Nobody signed in, or the server acted by itself. */
    private static final String SERVER = "system";

    private static final Set<String> NO_PERSON = Set.of("anonymous", SERVER);

    private final Set<String> resourceTypes;
    private final String softwareId;
    private final String serverBase;

    /**
     * @param resourceTypes those of FHIR: other entities are the pages' own
     * @param softwareId id of the Device that is this software
     */
    AuditEventRenderer(Set<String> resourceTypes, String softwareId, String serverBase) {
        this.resourceTypes = Set.copyOf(resourceTypes);
        this.softwareId = softwareId;
        this.serverBase = serverBase;
    }

    AuditEvent render(org.einthoven.audit.AuditEvent row) {
        boolean overRest = resourceTypes.contains(row.entityType);
        AuditPattern pattern = AuditPattern.of(row.action);
        AuditEvent event = new AuditEvent();
        event.setId(String.valueOf(row.id));
        event.getMeta().setVersionId("1").setLastUpdated(Date.from(row.at));
        event.setType(pattern.type(overRest))
                .addSubtype(pattern.subtype(overRest))
                .setAction(pattern.action())
                .setRecorded(Date.from(row.at))
                .setOutcome(outcome(row.outcome));
        if (row.action == AuditAction.BREAK_GLASS) {
            event.addPurposeOfEvent().addCoding(BREAK_THE_GLASS.copy());
        }
        addAgents(event, row, pattern);
        event.getSource()
                .setObserver(new Reference("Device/" + softwareId))
                .addType(new Coding(
                        "http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"));
        addEntities(event, row, overRest);
        if (overRest && row.outcome == Outcome.SUCCESS && row.address != null && isWhole(row)) {
            pattern.profile(row.patients.length).ifPresent(event.getMeta()::addProfile);
        }
        return event;
    }

    /** BALP wants to know of a query what was asked, and of everything else what it was done to. */
    private static boolean isWhole(org.einthoven.audit.AuditEvent row) {
        return row.action == AuditAction.SEARCH ? row.detail != null : row.entityId != null;
    }

    static AuditEventOutcome outcome(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> AuditEventOutcome._0;
            case REFUSED -> AuditEventOutcome._4;
            case FAILED -> AuditEventOutcome._8;
        };
    }

    private void addAgents(AuditEvent event, org.einthoven.audit.AuditEvent row, AuditPattern pattern) {
        boolean bySelf = row.actor.equals(SERVER);
        boolean person = isPerson(row);
        if (!bySelf) {
            String program = row.client != null ? row.client : person ? row.address : row.actor;
            AuditEventAgentComponent client = event.addAgent()
                    .setType(new CodeableConcept((pattern.fromServer() ? DESTINATION : SOURCE).copy()))
                    .setWho(row.client == null ? named(program) : of(row.issuer, program))
                    .setRequestor(!person);
            if (!person) {
                client.setName(row.actor);
            }
            if (row.address != null) { // what is done in the background for a program comes from nowhere
                client.getNetwork().setAddress(row.address).setType(AuditEventAgentNetworkType._2);
            }
        }
        AuditEventAgentComponent server = event.addAgent()
                .setType(new CodeableConcept((pattern.fromServer() ? SOURCE : DESTINATION).copy()))
                .setWho(new Reference("Device/" + softwareId))
                .setRequestor(bySelf);
        if (bySelf) {
            server.setName(row.actor);
        }
        server.getNetwork().setAddress(serverBase).setType(AuditEventAgentNetworkType._5);
        if (person && !bySelf) {
            boolean looks = event.getAction() == AuditEvent.AuditEventAction.R
                    || event.getAction() == AuditEvent.AuditEventAction.E;
            AuditEventAgentComponent user = event.addAgent()
                    .setType(new CodeableConcept(
                            looks
                                    ? new Coding(PARTICIPATION, "IRCP", "information recipient")
                                    : new Coding(PARTICIPATION, "AUT", "author (originator)")))
                    .setWho(user(row))
                    .setName(row.actor)
                    .setRequestor(true);
            Arrays.stream(row.roles).forEach(role -> user.addRole(new CodeableConcept().setText(role)));
        }
    }

    /** Programs have the role of an EHR; with a token that another program carries somebody is behind it. */
    private static boolean isPerson(org.einthoven.audit.AuditEvent row) {
        if (NO_PERSON.contains(row.actor)) {
            return false;
        }
        return row.client == null ? !Arrays.asList(row.roles).contains(Roles.EHR) : !row.client.equals(row.actor);
    }

    /** BALP: the issuer and the subject of a token, since its names are unique to nobody. */
    private static Reference user(org.einthoven.audit.AuditEvent row) {
        return row.subject == null
                ? named(row.actor)
                : of(row.issuer, row.subject).setDisplay(row.actor);
    }

    /** By a name that an issuer gave. */
    private static Reference of(@Nullable String issuer, String name) {
        Reference known = named(name);
        known.getIdentifier().setSystem(issuer);
        return known;
    }

    private static Reference named(String name) {
        return new Reference().setIdentifier(new Identifier().setValue(name)).setDisplay(name);
    }

    private void addEntities(AuditEvent event, org.einthoven.audit.AuditEvent row, boolean overRest) {
        for (String patient : row.patients) {
            event.addEntity()
                    .setWhat(new Reference("Patient/" + patient))
                    .setType(new Coding(ENTITY_TYPE, "1", "Person"))
                    .setRole(new Coding(ROLE, "1", "Patient"));
        }
        if (row.requestId != null) {
            event.addEntity()
                    .setType(new Coding(BALP_ENTITY_TYPE, "XrequestId", "X-Request-Id"))
                    .setWhat(new Reference().setIdentifier(new Identifier().setValue(row.requestId)));
        }
        AuditEventEntityComponent entity = event.addEntity().setType(new Coding(ENTITY_TYPE, "2", "System Object"));
        if (row.action == AuditAction.SEARCH && row.detail != null) {
            entity.setRole(new Coding(ROLE, "24", "Query"))
                    .setDescription(row.entityType)
                    .setQuery(row.detail.getBytes(StandardCharsets.UTF_8));
            return;
        }
        entity.setRole(new Coding(ROLE, "4", "Domain Resource"))
                .setDescription(row.detail == null ? row.entityType : row.entityType + ": " + row.detail);
        if (row.entityId != null) {
            entity.setWhat(
                    overRest
                            ? new Reference(row.entityType + "/" + row.entityId)
                            : named(row.entityType + "/" + row.entityId));
        }
    }
}
