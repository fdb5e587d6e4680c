package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.einthoven.fhir.Rendered.ID;
import static org.einthoven.fhir.Rendered.assertValid;
import static org.einthoven.fhir.Rendered.confirmed;
import static org.einthoven.fhir.Rendered.ecg;
import static org.einthoven.fhir.Rendered.render;
import static org.einthoven.fhir.Rendered.signed;

import java.util.List;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;

/** Who changed which statement of a report. */
class StatementProvenanceTest {

    @Test
    void tellsWhoChangedWhichStatementAndWhatStoodBefore() {
        ReviewContent first = new ReviewContent(
                List.of(new FindingDecision("ventricular-ectopy", Verdict.CHANGED, "Aberrantly conducted beats")),
                List.of("Early repolarisation"),
                "");
        ReviewContent second = new ReviewContent(
                List.of(new FindingDecision("ventricular-ectopy", Verdict.REJECTED, null)), List.of(), "");

        Report report = render(ecg(), signed(1, first), signed(2, second));

        assertThat(changes(report))
                .extracting(
                        change -> change.getTargetFirstRep()
                                .getReference()
                                .substring(("Observation/" + ID).length())
                                .replaceAll("added-.*", "added"),
                        change -> change.getActivity().getCodingFirstRep().getCode(),
                        change -> change.getAgentFirstRep().getWho().getDisplay(),
                        change -> change.getEntityFirstRep()
                                .getWhat()
                                .getReferenceElement()
                                .getVersionIdPart())
                .containsExactly(
                        tuple("-ventricular-ectopy", "UPDATE", "dr-a", "1"),
                        tuple("-added", "CREATE", "dr-a", null),
                        tuple("-ventricular-ectopy", "NULLIFY", "dr-a", "2"),
                        tuple("-added", "NULLIFY", "dr-a", "2"));
        assertThat(report.provenances()).extracting(Provenance::getIdPart).doesNotHaveDuplicates();
        assertValid(report);
    }

    @Test
    void tellsOfNoChangeWhereAStatementWasOnlyConfirmed() {
        assertThat(changes(render(ecg(), signed(1, new ReviewContent(List.of(confirmed()), List.of(), "")))))
                .isEmpty();
    }

    @Test
    void tellsWhoBroughtAStatementBack() {
        ReviewContent rejected = new ReviewContent(
                List.of(new FindingDecision("ventricular-ectopy", Verdict.REJECTED, null)), List.of(), "");

        Report report =
                render(ecg(), signed(1, rejected), signed(2, new ReviewContent(List.of(confirmed()), List.of(), "")));

        assertThat(changes(report))
                .extracting(change -> change.getActivity().getCodingFirstRep().getCode())
                .containsExactly("NULLIFY", "UPDATE");
    }

    private static List<Provenance> changes(Report report) {
        return report.provenances().stream()
                .filter(provenance -> provenance
                        .getAgentFirstRep()
                        .getType()
                        .getCodingFirstRep()
                        .getCode()
                        .equals("author"))
                .toList();
    }
}
