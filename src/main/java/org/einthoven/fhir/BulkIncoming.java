package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.bulk.Incoming;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.SearchText;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.fhir.validation.ResourceRules;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Imports are held to the same rules as single writes, and go the same way. */
@ApplicationScoped
class BulkIncoming implements Incoming {

    private final FhirJson json;
    private final ResourceRules rules;
    private final ResourceWrites writes;
    private final ResourceStore store;
    private final FhirContext context;
    private final WrittenJson shape;

    BulkIncoming(FhirJson json, ResourceRules rules, ResourceWrites writes, ResourceStore store, FhirContext context) {
        this.store = store;
        this.context = context;
        this.shape = new WrittenJson(new WrittenElements(context));
        this.json = json;
        this.rules = rules;
        this.writes = writes;
    }

    @Override
    public Resource read(byte[] line) {
        IncomingGuard.checkBody(line);
        shape.check(line);
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
        boolean isNew = id == null || isUnknownRecording(resource, id);
        Written written = isNew ? create(resource) : writes.update(id, resource, Precondition.NONE);
        return written.version().type() + "/" + written.version().id();
    }

    /** A recording gets an id of ours; one that has it already, or an identifier that is known, corrects what is kept. */
    private Written create(Resource resource) {
        if (!(resource instanceof Observation observation) || !RecordingRule.isRecording(observation)) {
            return writes.create(resource, null);
        }
        Written written = writes.create(resource, sentBefore(observation));
        if (written.created()) {
            return written;
        }
        String known = written.version().id();
        resource.setId(known);
        return writes.update(known, resource, Precondition.NONE);
    }

    private boolean isUnknownRecording(Resource resource, String id) {
        return resource instanceof Observation observation
                && RecordingRule.isRecording(observation)
                && store.find("Observation", id)
                        .filter(standing -> standing.recordingId() != null)
                        .isEmpty();
    }

    @Override
    public byte[] linesIn(byte[] body, boolean xml) {
        IncomingGuard.checkBody(body);
        Resource sent;
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            sent = xml ? (Resource) context.newXmlParser().parseResource(text) : json.parse(text);
        } catch (RuntimeException malformed) {
            throw Refusal.ofBody(malformed, body);
        }
        if (sent instanceof Parameters) {
            throw FaultException.of(Fault.NOTHING_FETCHED);
        }
        if (sent instanceof Binary lines && MediaTypes.isLines(String.valueOf(lines.getContentType()))) {
            return lines.hasData() ? lines.getData() : new byte[0];
        }
        throw FaultException.of(Fault.WRONG_RESOURCE_TYPE, sent.fhirType(), "a Binary of application/fhir+ndjson");
    }

    /** A recording that says which it is is one recording, however often it is imported. */
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
