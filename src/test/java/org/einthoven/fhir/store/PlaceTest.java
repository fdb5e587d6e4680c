package org.einthoven.fhir.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.fhir.store.IndexedValues.Span;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The places that search parameters look at, walked as FHIRPath would. */
class PlaceTest {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    static Stream<Resource> resources() {
        return Stream.of(
                observation(new Quantity(5)),
                observation(new CodeableConcept().setText("seen")),
                observation(new StringType("said")),
                observation(new DateTimeType("2026-01-01")),
                new Patient()
                        .setDeceased(new DateTimeType("2025"))
                        .addTelecom(new ContactPoint()
                                .setSystem(ContactPoint.ContactPointSystem.EMAIL)
                                .setValue("a@example.org"))
                        .addTelecom(new ContactPoint()
                                .setSystem(ContactPoint.ContactPointSystem.PHONE)
                                .setValue("1")),
                new Encounter().setClass_(new Coding("s", "AMB", null)).setPeriod(new Period()),
                new Device().setType(new CodeableConcept().setText("cart")));
    }

    private static Resource observation(Type value) {
        Observation observation = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        observation.setCode(new CodeableConcept(new Coding("s", "a", null)));
        observation.setValue(value);
        observation.setEffective(new DateTimeType("2026"));
        observation.addComponent().setValue(value.copy()).setCode(new CodeableConcept(new Coding("s", "b", null)));
        observation.getMeta().addTag("t", "c", null);
        observation.setId("x");
        return observation;
    }

    @ParameterizedTest
    @MethodSource("resources")
    void findWhatFhirPathFinds(Resource resource) {
        IFhirPath fhirPath = CONTEXT.newFhirPath();
        List<String> walked = CONTEXT.getResourceDefinition(resource).getSearchParams().stream()
                .filter(definition -> definition.getPath() != null)
                .flatMap(definition -> Stream.of(definition.getPath().split(" \\| ")))
                .map(String::strip)
                .filter(path -> Place.of(path) != null)
                .distinct()
                .toList();

        assertThat(walked).hasSizeGreaterThan(10);
        assertThat(walked).allSatisfy(path -> {
            List<Base> expected = fhirPath.evaluate(resource, path, Base.class);
            List<Base> found = Place.of(path).in(resource);
            assertThat(found).as(path).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).equalsDeep(expected.get(i))).as(path).isTrue();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Patient.deceased.exists() and Patient.deceased != false",
        "Observation.subject.where(resolve() is Patient)",
        "Observation.value.ofType(Quantity)"
    })
    void leavesOtherFormsToFhirPath(String expression) {
        assertThat(Place.of(expression)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Observation.effective,true",
        "(Observation.value as dateTime),true",
        "Patient.birthDate,true",
        "Encounter.period,true",
        "Observation.component.value,false",
        "Encounter.location.period,false",
        "Patient.name.family,false"
    })
    void knowWhetherThereCanBeSeveral(String expression, boolean single) {
        String type = expression.replaceAll("\\(?(\\w+)\\..*", "$1");

        assertThat(Place.of(expression).isSingle(CONTEXT.getResourceDefinition(type)))
                .isEqualTo(single);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01|2026-01-05|2026-02-01,2026-01-05T00:00:00Z,2026-03-02T00:00:00Z",
        "2026-01-05,2026-01-05T00:00:00Z,2026-01-06T00:00:00Z"
    })
    void keepOfWhatHappensSeveralTimesTheOuterLimits(String events, Instant low, Instant high) {
        Timing timing = new Timing();
        Stream.of(events.split("\\|")).forEach(event -> timing.addEventElement().setValueAsString(event));
        Observation observation = new Observation().setEffective(timing);

        assertThat(new ResourceIndexer(new SearchParameters(CONTEXT)).of(observation).spans)
                .extracting(Span::low, Span::high)
                .containsExactly(tuple(low, high));
    }
}
