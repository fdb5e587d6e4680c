package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.bulk.Incoming;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.SearchText;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.fhir.validation.ResourceRules;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Imports are held to the same rules as single writes, and go the same way. */
@ApplicationScoped
class BulkIncoming implements Incoming {

    private final FhirJson json;
    private final ResourceRules rules;
    private final ResourceWrites writes;

    BulkIncoming(FhirJson json, ResourceRules rules, ResourceWrites writes) {
        this.json = json;
        this.rules = rules;
        this.writes = writes;
    }

    @Override
    public Resource read(byte[] line) {
        IncomingGuard.checkBody(line);
        Resource resource;
        try {
            resource = json.parse(new String(line, StandardCharsets.UTF_8));
        } catch (RuntimeException malformed) {
            throw Refusal.ofBody(malformed, line);
        }
        if (!StoredTypes.ALL.contains(resource.fhirType())) {
            throw FaultException.of(Fault.NOT_KEPT_HERE, resource.fhirType());
        }
        rules.check(resource);
        return resource;
    }

    @Override
    public String write(Resource resource) {
        String id = resource.getIdPart();
        boolean recording = resource instanceof Observation observation && RecordingRule.isRecording(observation);
        Written written = recording
                ? writes.create(resource, sentBefore((Observation) resource))
                : id == null ? writes.create(resource, null) : writes.update(id, resource, Set.of());
        return written.version().type() + "/" + written.version().id();
    }

    /** A recording that says which it is is kept once, however often it is imported. */
    private static @Nullable String sentBefore(Observation recording) {
        return recording.getIdentifier().stream()
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .findFirst()
                .map(BulkIncoming::condition)
                .orElse(null);
    }

    private static String condition(Identifier identifier) {
        return "identifier="
                + URLEncoder.encode(
                        SearchText.escaped(identifier.getSystem()) + "|" + SearchText.escaped(identifier.getValue()),
                        StandardCharsets.UTF_8);
    }

    @Override
    public String refusal(RuntimeException failure, long line) {
        OperationOutcome outcome = Outcomes.of(Refusal.of(failure, null));
        outcome.getIssue().forEach(issue -> issue.setDiagnostics("Line " + line + ": " + issue.getDiagnostics()));
        return json.encode(outcome);
    }
}
