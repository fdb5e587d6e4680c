package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail is searched as everything else is. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditSearchTest extends AuditCalls {

    @Inject
    AuditTrail trail;

    @Test
    void tellsHowManyRowsThereAreOnAllPages() {
        IdType patient = patient();
        for (int i = 0; i < 3; i++) {
            calls.get("/" + patient.getValue());
        }
        String search = "/AuditEvent?patient=" + patient.getValue() + "&subtype=read&_count=1";

        Bundle first = bundle(search);
        String next = first.getLink("next").getUrl();
        Bundle counted = bundle(search + "&_summary=count");

        assertThat(first.getTotal()).isEqualTo(3);
        assertThat(bundle(next.substring(next.indexOf("/AuditEvent"))).getTotal())
                .isEqualTo(3);
        assertThat(bundle(search + "&_total=accurate").getTotal()).isEqualTo(3);
        assertThat(bundle(search + "&_total=none").hasTotal()).isFalse();
        assertThat(counted.getTotal()).isEqualTo(3);
        assertThat(counted.getEntry()).isEmpty();
    }

    @Test
    void leavesOutUnknownParametersUnlessThatIsRefused() {
        Bundle lenient = bundle("/AuditEvent?colour=red&_count=1");
        String[] strict = {"Authorization", FhirCalls.basic("admin", "admin"), "Prefer", "handling=strict"};

        assertThat(lenient.getEntry()).hasSize(2);
        assertThat(lenient.getEntry().get(1).getSearch().getMode().toCode()).isEqualTo("outcome");
        assertThat(calls.send("GET", "/AuditEvent?colour=red", BodyPublishers.noBody(), strict)
                        .statusCode())
                .isEqualTo(400);
        for (String other : List.of("_include=AuditEvent:entity", "_sort=type")) {
            assertThat(calls.send("GET", "/AuditEvent?" + other, BodyPublishers.noBody(), strict)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(bundle("/AuditEvent?_count=1&" + other).getLink("self").getUrl())
                    .doesNotContain(other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-date", "-_lastUpdated"})
    void isSortedAsAnAdministratorAsksForIt(String newestFirst) {
        Bundle sorted = bundle("/AuditEvent?_count=1&_sort=" + newestFirst);

        assertThat(sorted.getEntry()).hasSize(1);
        assertThat(sorted.getLink("self").getUrl()).contains("_sort=" + newestFirst);
    }

    @Test
    void showsThePagesOfALongTrailWithoutAGap() {
        IdType patient = patient();
        for (int i = 0; i < 5; i++) {
            calls.get("/" + patient.getValue());
        }
        String search = "/AuditEvent?patient=" + patient.getValue() + "&subtype=read";
        List<String> all = ids(bundle(search + "&_count=10"));
        List<String> paged = new ArrayList<>();

        for (Bundle page = bundle(search + "&_count=2"); page != null; ) {
            paged.addAll(ids(page));
            calls.get("/" + patient.getValue());
            String next = page.hasLink() && page.getLink("next") != null
                    ? page.getLink("next").getUrl()
                    : null;
            page = next == null ? null : bundle(next.substring(next.indexOf("/AuditEvent")));
        }

        assertThat(all).hasSize(5);
        assertThat(paged).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "date=ge2020-01-01,           true",
        "date=lt2020-01-01,           false",
        "agent-name=ehr,              true",
        "agent-name=eh,               true",
        "agent-name=EHR,              true",
        "agent-name=hr,               false",
        "agent-name=e_r,              false",
        "agent-name:exact=ehr,        true",
        "agent-name:exact=EHR,        false",
        "agent-name:exact=eh,         false",
        "agent-name:contains=h,       true",
        "agent-name:contains=x,       false",
        "'agent-name=nobody,ehr',     true",
        "agent-name:missing=true,     false",
        "agent=Device/einthoven,      true",
        "agent=einthoven,             true",
        "agent=Device/other,          false",
        "agent:Device=einthoven,      true",
        "agent:identifier=ehr,        true",
        "agent:identifier=|ehr,       true",
        "agent:identifier=http://example.org|ehr, false",
        "action=R,                    true",
        "action=http://hl7.org/fhir/audit-event-action|R, true",
        "action=http://hl7.org/fhir/audit-event-action|, true",
        "action=http://example.org|R, false",
        "action=|R,                   false",
        "action:not=R,                true",
        "action:not=D,                true",
        "'action:not=C,R',            false",
        "action:missing=false,        true",
        "action:missing=true,         false",
        "action=D,                    false",
        "'action=D,R',                true",
        "type=rest,                   true",
        "type=110114,                 false",
        "subtype=http://hl7.org/fhir/restful-interaction|read, true",
        "subtype=http://example.org|read, false",
        "outcome=0,                   true",
        "outcome=8,                   false",
        "outcome:not=8,               true",
        "outcome:not=0,               false",
        "type:not=rest,               false",
        "type:not=110114,             true",
        "address=127.0.0.1,           true",
        "address=127.,                true",
        "address:exact=127.,          false",
        "address:contains=.0.0.,      true",
        "address=.0.0.,               false",
        "address=HTTP://,             true",
        "patient:missing=true,        false",
        "patient:missing=false,       true",
        "entity:missing=true,         false",
        "_lastUpdated=ge2020-01-01,   true",
        "_lastUpdated=lt2020-01-01,   false",
        "'date=2020-01-01,ge2021',    true",
        "date=ne2020-01-01,           true",
        "address=192.0.2.1,           false",
        "_id=-1,                      false",
    })
    void findsByWhatItDeclares(String parameter, boolean found) {
        IdType patient = patient();
        calls.get("/" + patient.getValue());

        Bundle events = bundle("/AuditEvent?patient=" + patient.getValue() + "&" + parameter.replace("|", "%7C"));

        assertThat(events.hasEntry()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "eq, -1, false", "eq, 0, true", "eq, 1, false", "ne, -1, true", "ne, 0, false", "ne, 1, true",
        "lt, -1, false", "lt, 0, false", "lt, 1, true", "le, -1, false", "le, 0, true", "le, 1, true",
        "gt, -1, true", "gt, 0, false", "gt, 1, false", "ge, -1, true", "ge, 0, true", "ge, 1, false",
        "sa, -1, true", "sa, 0, false", "eb, 0, false", "eb, 1, true", "ap, 0, true", "ap, 300, false"
    })
    void understandsTheDayOfAnEventAsOtherSearchesDo(String prefix, int days, boolean found) {
        IdType patient = patient();
        String ofPatient = "patient=" + patient.getValue() + "&action=C";
        LocalDate day = newest(ofPatient)
                .getRecorded()
                .toInstant()
                .atZone(ZoneId.systemDefault())
                .toLocalDate();

        for (String parameter : List.of("date", "_lastUpdated")) {
            Bundle events = bundle("/AuditEvent?" + ofPatient + "&" + parameter + "=" + prefix + day.plusDays(days));

            assertThat(events.hasEntry()).as(parameter).isEqualTo(found);
        }
    }

    @Test
    void takesListsOfAlternatives() {
        IdType one = patient();
        IdType other = patient();
        String idOfOne = newest("patient=" + one.getValue()).getIdPart();
        String idOfOther = newest("patient=" + other.getIdPart()).getIdPart();

        assertThat(ids(bundle("/AuditEvent?_id=" + idOfOne + "," + idOfOther))).containsExactly(idOfOther, idOfOne);
        assertThat(ids(bundle("/AuditEvent?patient=" + one.getValue() + "," + other.getIdPart() + "&action=C")))
                .containsExactly(idOfOther, idOfOne);
        assertThat(ids(bundle("/AuditEvent?entity=" + one.getValue() + "," + url + "/" + other.getValue())))
                .containsExactly(idOfOther, idOfOne);
        assertThat(ids(bundle("/AuditEvent?patient=" + one.getValue() + "&patient=" + other.getValue())))
                .isEmpty();
    }

    @Test
    void findsWhatIsAboutNobody() {
        String type = "Account" + UUID.randomUUID().toString().substring(0, 8);
        trail.record(AuditAction.LOGIN, type, "someone");
        trail.record(AuditAction.SEARCH, type, null, "what was asked", List.of());

        assertThat(newest("entity:missing=true").getEntityFirstRep().getDescription())
                .isEqualTo(type);
        assertThat(newest("entity:missing=false&patient:missing=true")
                        .getEntityFirstRep()
                        .getDescription())
                .isEqualTo(type);
        assertThat(bundle("/AuditEvent?_count=2&patient:missing=true").getEntry())
                .hasSize(2);
    }

    @Test
    void givesNoEntriesWhereNoneAreAskedFor() {
        IdType patient = patient();

        Bundle counted = bundle("/AuditEvent?patient=" + patient.getValue() + "&_count=0");

        assertThat(counted.getTotal()).isEqualTo(1);
        assertThat(counted.getEntry()).isEmpty();
    }

    /** Without its modifier a parameter means something else, so that leaving it out would be wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "action:bogus=R",
                "action:text=R",
                "_id:not=1",
                "_id:missing=true",
                "type:text=rest",
                "type:in=http://example.org",
                "date:not=2020-01-01",
                "agent-name:text=ehr",
                "patient:exact=1",
                "entity:identifier=a",
            })
    void refusesWhatItDoesNotKnowOfAParameter(String parameter) {
        String name = parameter.substring(0, parameter.indexOf('='));

        refused(as("admin", "GET", "/AuditEvent?" + parameter, ""), 400, "not-supported", null)
                .isEqualTo("Parameter " + name + " is not known: GET /fhir/metadata lists those that are.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date=yesterday",
                "action=a|b|c",
                "action:missing=maybe",
                "patient:Patient=Device/1",
                "action=R,,D"
            })
    void refusesAValueThatItCannotRead(String parameter) {
        refused(as("admin", "GET", "/AuditEvent?" + parameter.replace("|", "%7C"), ""), 400, "invalid", null)
                .contains("cannot be read as the value of");
    }

    @Test
    void declaresEveryParameterThatItUnderstands() {
        CapabilityStatement statement = FhirCalls.parse(CapabilityStatement.class, calls.get("/metadata"));

        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("AuditEvent"))
                .singleElement()
                .satisfies(trail -> assertThat(trail.getSearchParam())
                        .extracting(parameter ->
                                parameter.getName() + " " + parameter.getType().toCode())
                        .containsExactly(
                                "_id token",
                                "_lastUpdated date",
                                "action token",
                                "address string",
                                "agent reference",
                                "agent-name string",
                                "date date",
                                "entity reference",
                                "outcome token",
                                "patient reference",
                                "subtype token",
                                "type token"));
    }
}
