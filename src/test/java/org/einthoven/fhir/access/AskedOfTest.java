package org.einthoven.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.einthoven.fhir.access.Asked.Shape;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parts of a Bundle ask for, and the scopes that they need. */
class AskedOfTest {
    @ParameterizedTest
    @CsvSource({
        "GET,    Patient/1,                      LOOK,    Patient.r",
        "GET,    Patient/1/_history,             LOOK,    Patient.r",
        "GET,    Patient/1/_history/2,           LOOK,    Patient.r",
        "GET,    Patient,                        SEARCH,  Patient.s",
        "GET,    Patient?name=x,                 SEARCH,  Patient.s",
        "GET,    /Patient?name=x,                SEARCH,  Patient.s",
        "GET,    Patient/_history,               WHOLE,   Patient.s",
        "GET,    _history,                       WHOLE,   *.s",
        "GET,    metadata,                       FREE,    ''",
        "GET,    Patient/1/*,                    LOOK,    *.s",
        "POST,   Patient/_search?name=x,         SEARCH,  Patient.s",
        "POST,   Patient/1/Observation/_search,  SEARCH,  Observation.s",
        "GET,    Patient/1/$everything,          LOOK,    *.r *.s",
        "POST,   Observation,                    CREATE,  Observation.c",
        "POST,   Observation/$analyze,           FREE,    Observation.r",
        "POST,   Observation/$unheard-of,        WHOLE,   Observation.c Observation.r Observation.u Observation.d Observation.s",
        "PUT,    Patient/1,                      REPLACE, Patient.u",
        "PUT,    Patient?identifier=x,           WHOLE,   Patient.u Patient.s",
        "PATCH,  Patient/1,                      WHOLE,   Patient.u",
        "DELETE, Patient/1,                      DELETE,  Patient.d",
        "DELETE, Patient?identifier=x,           WHOLE,   Patient.d Patient.s",
        "GET,    Patient/1/Observation,          SEARCH,  Observation.s",
        "GET,    https://elsewhere/fhir/Patient, WHOLE,   *.c *.r *.u *.d *.s",
        "DELETE, Patient/1/_history/1,           WHOLE,   *.c *.r *.u *.d *.s",
    })
    void needsAScopeForEachThingThatItDoes(HTTPVerb method, String url, Shape shape, String scopes) {
        Asked asked = AskedOf.entry(
                new BundleEntryRequestComponent().setMethod(method).setUrl(url));

        assertThat(asked.shape()).isEqualTo(shape);
        assertThat(asked.demands().stream().map(Demand::scope).collect(Collectors.joining(" ")))
                .isEqualTo(scopes.isEmpty() ? "" : scopes.replaceAll("(^| )", "$1system/"));
    }

    /** Which types they are about is known by whoever does them alone. */
    @ParameterizedTest
    @ValueSource(strings = {"$export", "Patient/$export", "$import", "$export-poll-status", "$bulk-file"})
    void leavesTheScopesOfBulkDataToThoseWhoDoThem(String url) {
        Asked asked = AskedOf.entry(
                new BundleEntryRequestComponent().setMethod(HTTPVerb.GET).setUrl(url));

        assertThat(asked.demands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POST, Patient", "POST, Observation"})
    void needsToSearchWhereItStoresOnCondition(HTTPVerb method, String url) {
        Asked asked = AskedOf.entry(
                new BundleEntryRequestComponent().setMethod(method).setUrl(url).setIfNoneExist("identifier=x"));

        assertThat(asked.demands())
                .extracting(Demand::scope)
                .containsExactly("system/" + url + ".c", "system/" + url + ".s");
    }
}
