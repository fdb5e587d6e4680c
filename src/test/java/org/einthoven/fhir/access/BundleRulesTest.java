package org.einthoven.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.FhirAccess;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleRulesTest {
    private static final String SERVER = "http://localhost/fhir";

    /** What is stored: an Observation and its Provenance of p1, an Observation of p2. */
    private static final PatientOf STORED = new PatientOf() {
        @Override
        public Optional<String> patientOf(String type, String id) {
            return switch (type + "/" + id) {
                case "Observation/own", "Provenance/own" -> Optional.of("p1");
                case "Observation/others" -> Optional.of("p2");
                case "Patient/p1" -> Optional.of("p1");
                default -> Optional.empty();
            };
        }

        @Override
        public boolean isAboutNobody(String type, String id) {
            return type.equals("Device");
        }
    };

    private final AccessRules rules =
            new AccessRules(FhirContext.forR4Cached(), Set.of("Patient", "Observation", "Provenance"), STORED);

    @ParameterizedTest
    @CsvSource({
        "POST,   Observation,         system/Observation.c",
        "PUT,    Observation/own,     system/Observation.u",
        "DELETE, Observation/own,     system/Observation.d",
        "GET,    Observation/own,     system/Observation.r",
        "GET,    Observation?code=x,  system/Observation.s",
    })
    void refusesATransactionForEachEntryWithoutItsScope(HTTPVerb method, String url, String scope) {
        Bundle transaction = transaction(HTTPVerb.POST, "Patient", new Patient());
        transaction
                .addEntry()
                .setResource(about("p1"))
                .getRequest()
                .setMethod(method)
                .setUrl(url);

        assertThatCode(() -> check(transaction, "system/Patient.c " + scope)).doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        check(transaction, "system/Patient.c system/Observation." + "crud".replace(letter(scope), "")))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(Fault.INSUFFICIENT_SCOPE))
                .hasMessageContaining(scope);
    }

    /** The letter of the scope within {@code crud}, so that all others are there; {@code s} is in none. */
    private static String letter(String scope) {
        return scope.endsWith("s") ? "nothing" : scope.substring(scope.length() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   Observation,            p1, ''",
        "POST,   Observation,            p2, NOT_FOR_ONE_PATIENT",
        "PUT,    Observation/own,        p1, ''",
        "PUT,    Observation/own,        p2, NOT_FOR_ONE_PATIENT",
        "PUT,    Observation/others,     p1, NOT_FOUND",
        "PUT,    Observation/absent,     p1, NOT_FOUND",
        "DELETE, Observation/others,     p1, NOT_FOUND",
        "GET,    Observation/others,     p1, NOT_FOUND",
        "GET,    Observation/own,        p1, ''",
        "PATCH,  Observation/own,        p1, NOT_FOR_ONE_PATIENT",
        "DELETE, Observation?code=x,     p1, NOT_FOR_ONE_PATIENT",
        "GET,    Patient?_has:Observation:patient:code=x, p1, ''",
        "GET,    Patient?_has:Observation:performer:code=x, p1, NOT_FOR_ONE_PATIENT",
    })
    void keepsATransactionToThePatient(HTTPVerb method, String url, String subject, String fault) {
        Bundle transaction = transaction(method, url, about(subject));

        if (fault.isEmpty()) {
            assertThatCode(() -> check(transaction, "patient/*.cruds")).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> check(transaction, "patient/*.cruds"))
                    .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                            .isEqualTo(Fault.valueOf(fault)));
        }
    }

    @Test
    void refusesOfABatchTheEntriesAloneThatLackTheirScope() {
        Bundle batch = transaction(HTTPVerb.GET, "Observation/own", null).setType(BundleType.BATCH);
        batch.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl("Observation/own");

        check(batch, "system/Observation.r");

        assertThat(BundleRules.refusal(batch.getEntry().get(0))).isEmpty();
        assertThat(BundleRules.refusal(batch.getEntry().get(1)))
                .hasValueSatisfying(refused -> assertThat(refused.fault()).isEqualTo(Fault.INSUFFICIENT_SCOPE));
        assertThat(batch.getEntry().get(1).hasRequest()).isFalse();
    }

    @Test
    void asksForTheScopeToSearchWhereAReferenceIsASearch() {
        Observation observation = new Observation();
        observation.setSubject(new Reference("Patient?identifier=x"));
        Bundle transaction = transaction(HTTPVerb.POST, "Observation", observation);

        assertThatThrownBy(() -> check(transaction, "system/Observation.c system/Patient.r"))
                .hasMessageContaining("system/Patient.s");
        assertThatCode(() -> check(transaction, "system/Observation.c system/Patient.s"))
                .doesNotThrowAnyException();
    }

    @Test
    void leavesOutWhatCameAlongAndMayNotBeSeen() {
        Bundle found = new Bundle().setType(BundleType.SEARCHSET);
        add(found, about("p1"), SearchEntryMode.MATCH);
        add(found, (Patient) new Patient().setId("p1"), SearchEntryMode.INCLUDE);
        add(found, (Provenance) new Provenance().setId("own"), SearchEntryMode.INCLUDE);

        cut(found, "system/Observation.rs system/Patient.s");

        assertThat(found.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly("Observation");
    }

    @Test
    void leavesOutOfWhatCameAlongWhatIsAboutAnother() {
        Bundle found = new Bundle().setType(BundleType.SEARCHSET);
        add(found, about("p1"), SearchEntryMode.MATCH);
        add(found, (Patient) new Patient().setId("p1"), SearchEntryMode.INCLUDE);
        add(found, (Patient) new Patient().setId("p2"), SearchEntryMode.INCLUDE);
        add(found, (Provenance) new Provenance().setId("own"), SearchEntryMode.INCLUDE);
        add(found, (Provenance) new Provenance().setId("others"), SearchEntryMode.INCLUDE);

        cut(found, "patient/*.rs");

        assertThat(found.getEntry())
                .extracting(entry -> entry.getResource().fhirType() + "/"
                        + entry.getResource().getIdElement().getIdPart())
                .containsExactly("Observation/own", "Patient/p1", "Provenance/own");
    }

    /** Whoever cut the search wrongly must not be helped by leaving it out of the page: the total would tell. */
    @Test
    void refusesAnAnswerWithAMatchThatIsAboutAnother() {
        Bundle found = new Bundle().setType(BundleType.SEARCHSET);
        add(found, about("p2"), SearchEntryMode.MATCH);

        assertThatThrownBy(() -> cut(found, "patient/*.rs")).hasMessageContaining("this search");
    }

    /** The resource is about p1 today; an earlier version of it was not. */
    @Test
    void leavesOutOfAHistoryTheVersionsThatWereAboutAnother() {
        Bundle history = new Bundle().setType(BundleType.HISTORY);
        history.addEntry().setResource(about("p1"));
        history.addEntry().setResource(about("p2"));

        cut(history, "patient/*.rs");

        assertThat(history.getEntry()).hasSize(1);
        assertThat(((Observation) history.getEntryFirstRep().getResource())
                        .getSubject()
                        .getReference())
                .isEqualTo("Patient/p1");
    }

    private static Observation about(String patient) {
        Observation observation = new Observation();
        observation.setId("own");
        return observation.setSubject(new Reference("Patient/" + patient));
    }

    private static Bundle transaction(HTTPVerb method, String url, @Nullable Resource resource) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry().setResource(resource).getRequest().setMethod(method).setUrl(url);
        return bundle;
    }

    private static void add(Bundle bundle, Resource resource, SearchEntryMode mode) {
        bundle.addEntry().setResource(resource).getSearch().setMode(mode);
    }

    private void check(Bundle bundle, String scopes) {
        new BundleRules(rules, access(scopes), SERVER).check(bundle, refused -> refused);
    }

    private void cut(Bundle bundle, String scopes) {
        new BundleRules(rules, access(scopes), SERVER).cut(bundle);
    }

    private static FhirAccess access(String scopes) {
        return FhirAccess.ofToken(List.of(scopes.split(" ")), "p1");
    }
}
