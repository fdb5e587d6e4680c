package org.einthoven.fhir;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.Finding;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who changed which statement: one Provenance for each that a signature made say something else, withdrew, brought back
 * or added. It names the version of the statement that stood before.
 */
final class StatementProvenance {

    /** v3-DataOperation's words for what became of a statement. */
    private enum Change {
        CREATE("create"),
        UPDATE("revise"),
        NULLIFY("nullify");

        private final String display;

        Change(String display) {
            this.display = display;
        }
    }

    static List<Provenance> render(ReadRecording recording) {
        List<Provenance> provenances = new ArrayList<>();
        ReviewContent before = ReviewContent.EMPTY;
        List<ReadingDocument> readings = recording.readings();
        for (int i = 0; i < recording.reviews().size(); i++) {
            SignedReview review = recording.reviews().get(i);
            Map<String, Optional<String>> was = stated(readings.get(i), before);
            Map<String, Optional<String>> is = stated(readings.get(i + 1), review.content());
            found(recording, was, is, review).forEach(provenances::add);
            added(recording, before, review).forEach(provenances::add);
            before = review.content();
        }
        return provenances;
    }

    private static Stream<Provenance> found(
            ReadRecording recording,
            Map<String, Optional<String>> was,
            Map<String, Optional<String>> is,
            SignedReview review) {
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .filter(id -> !said(id, was).equals(said(id, is)))
                .map(id -> {
                    // a withdrawn statement is still there, so that what brings it back does not create it
                    boolean known = recording.readings().subList(0, review.version()).stream()
                            .anyMatch(reading -> reading.finding(id).isPresent());
                    Change change = said(id, is).isEmpty() ? Change.NULLIFY : known ? Change.UPDATE : Change.CREATE;
                    return provenance(recording, review, DerivedIds.of(recording.id(), id), id, change);
                });
    }

    private static Optional<String> said(String findingId, Map<String, Optional<String>> stated) {
        return stated.getOrDefault(findingId, Optional.empty());
    }

    /** What each finding comes to say, by its id; empty for one that is rejected. */
    private static Map<String, Optional<String>> stated(ReadingDocument reading, ReviewContent content) {
        Map<String, Optional<String>> stated = new LinkedHashMap<>();
        reading.findings().forEach(finding -> stated.put(finding.id(), stated(finding, content)));
        return stated;
    }

    /** What a finding comes to say; empty where it is rejected. */
    private static Optional<String> stated(Finding finding, ReviewContent content) {
        Optional<FindingDecision> decision = content.decision(finding.id());
        return decision.map(FindingDecision::verdict)
                        .filter(Verdict.REJECTED::equals)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(decision.map(FindingDecision::changedText).orElse(finding.display()));
    }

    private static Stream<Provenance> added(ReadRecording recording, ReviewContent before, SignedReview review) {
        return Stream.concat(before.added().stream(), review.content().added().stream())
                .distinct()
                .filter(statement -> before.added().contains(statement)
                        != review.content().added().contains(statement))
                .map(statement -> {
                    String id = DerivedIds.ofAdded(recording.id(), statement);
                    String suffix = id.substring(recording.id().length() + 1);
                    Change change = before.added().contains(statement) ? Change.NULLIFY : Change.CREATE;
                    return provenance(recording, review, id, suffix, change);
                });
    }

    private static Provenance provenance(
            ReadRecording recording, SignedReview review, String statement, String suffix, Change change) {
        Provenance provenance = new Provenance()
                .setRecorded(Date.from(review.signedAt()))
                .setActivity(new CodeableConcept(new Coding(CodeSystems.DATA_OPERATION, change.name(), change.display)))
                .addTarget(new Reference("Observation/" + statement));
        provenance.setId(DerivedIds.of(recording.id(), "change-" + review.version() + "-" + suffix));
        provenance.getMeta().setVersionId("1").setLastUpdated(Date.from(review.signedAt()));
        provenance
                .addAgent()
                .setType(new CodeableConcept(new Coding(CodeSystems.PROVENANCE_PARTICIPANT, "author", "Author")))
                .setWho(new Reference().setDisplay(review.reviewer()));
        if (change != Change.CREATE) {
            provenance
                    .addEntity()
                    .setRole(ProvenanceEntityRole.REVISION)
                    .setWhat(new Reference("Observation/" + statement + "/_history/"
                            + (recording.versions().ofReview(review.version()) - 1)));
        }
        return provenance;
    }

    private StatementProvenance() {}
}
