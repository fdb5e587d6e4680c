package org.einthoven.fhir.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * The invariants of R4's resources and data types that concern what is written here, in plain code: as FHIRPath they cost
 * milliseconds. Those of contained resources and references are kept by {@link ResourceWalk}; best practices (dom-6) and
 * what the parser holds by itself (it lifts contained
 * resources of contained ones, dom-2) are left out.
 */
final class Invariants {

    private static final List<Invariant<?>> ALL = List.of(
            of(
                    Extension.class,
                    "ext-1",
                    e -> e.hasValue() == e.hasExtension(),
                    "An extension has either a value or" + " extensions of its own: give one of them."),
            of(
                    Period.class,
                    "per-1",
                    Periods::endsBeforeItStarts,
                    "The period ends before it starts: exchange the two."),
            of(
                    Quantity.class,
                    "qty-3",
                    q -> q.hasCode() && !q.hasSystem(),
                    "The unit has a code but no system: add the" + " system, such as http://unitsofmeasure.org."),
            of(Range.class, "rng-2", Invariants::isUpsideDown, "The low end is above the high end: exchange the two."),
            of(
                    Ratio.class,
                    "rat-1",
                    r -> r.hasNumerator() != r.hasDenominator(),
                    "A ratio has a numerator and a" + " denominator: give both, or none and an extension."),
            of(
                    Attachment.class,
                    "att-1",
                    a -> a.hasData() && !a.hasContentType(),
                    "There is data without its content" + " type: add contentType."),
            of(
                    ContactPoint.class,
                    "cpt-2",
                    c -> c.hasValue() && !c.hasSystem(),
                    "There is a value without its system:" + " add the system, such as phone or email."),
            of(
                    TimingRepeatComponent.class,
                    "tim-1",
                    t -> t.hasDuration() && !t.hasDurationUnit(),
                    "There is a duration" + " without its unit: add durationUnit."),
            of(
                    TimingRepeatComponent.class,
                    "tim-2",
                    t -> t.hasPeriod() && !t.hasPeriodUnit(),
                    "There is a period without" + " its unit: add periodUnit."),
            of(TimingRepeatComponent.class, "tim-4", t -> isBelowZero(t.getDuration()), "The duration is below 0."),
            of(TimingRepeatComponent.class, "tim-5", t -> isBelowZero(t.getPeriod()), "The period is below 0."),
            of(
                    TimingRepeatComponent.class,
                    "tim-10",
                    t -> t.hasTimeOfDay() && t.hasWhen(),
                    "There are timeOfDay and when:" + " give one of them."),
            of(
                    Observation.class,
                    "obs-6",
                    o -> o.hasDataAbsentReason() && o.hasValue(),
                    "There is a value and a reason" + " why there is none: give one of them."),
            of(
                    Observation.class,
                    "obs-7",
                    Invariants::valueIsTwice,
                    "A component has the Observation's own code, so the"
                            + " value stands there: leave out the Observation's own."),
            of(
                    ObservationReferenceRangeComponent.class,
                    "obs-3",
                    r -> !r.hasLow() && !r.hasHigh() && !r.hasText(),
                    "A" + " reference range has a low or high end or a text: give one of them."),
            of(
                    Organization.class,
                    "org-1",
                    o -> !o.hasName() && !o.hasIdentifier(),
                    "An organization has a name or an" + " identifier: give one of them."),
            of(
                    Organization.class,
                    "org-2",
                    o -> o.getAddress().stream().anyMatch(a -> a.getUse() == Address.AddressUse.HOME),
                    "The address of an organization is nobody's home: give" + " another use."),
            of(
                    Organization.class,
                    "org-3",
                    o -> o.getTelecom().stream().anyMatch(t -> t.getUse() == ContactPoint.ContactPointUse.HOME),
                    "The telephone of an organization is nobody's" + " home: give another use."),
            of(
                    ContactComponent.class,
                    "pat-1",
                    c -> !c.hasName() && !c.hasTelecom() && !c.hasAddress() && !c.hasOrganization(),
                    "A contact has a name, telephone, address or organization: give one of them."),
            of(
                    ServiceRequest.class,
                    "prr-1",
                    s -> s.hasOrderDetail() && !s.hasCode(),
                    "There are details of an order" + " without its code: add code."),
            of(
                    Task.class,
                    "inv-1",
                    t -> Periods.isBefore(t.getLastModifiedElement(), t.getAuthoredOnElement()),
                    "The task was modified before" + " it was written: mend lastModified or authoredOn."),
            of(
                    ConceptSetComponent.class,
                    "vsd-1",
                    c -> !c.hasValueSet() && !c.hasSystem(),
                    "An include or exclude names a" + " value set or a code system: give one of them."),
            of(
                    ConceptSetComponent.class,
                    "vsd-2",
                    c -> (c.hasConcept() || c.hasFilter()) && !c.hasSystem(),
                    "There are" + " concepts or filters without their code system: add system."),
            of(
                    ConceptSetComponent.class,
                    "vsd-3",
                    c -> c.hasConcept() && c.hasFilter(),
                    "There are concepts and filters:" + " give one of them."),
            of(
                    DomainResource.class,
                    "dom-4",
                    containing(contained -> contained.getMeta().hasVersionId()
                            || contained.getMeta().hasLastUpdated()),
                    "A contained resource has no life of its own: leave out its"
                            + " meta.versionId and meta.lastUpdated."),
            of(
                    DomainResource.class,
                    "dom-5",
                    containing(contained -> contained.getMeta().hasSecurity()),
                    "A contained" + " resource has the security labels of the one around it: leave out its own."));

    /** Those that an element of this type has to keep. */
    static List<Invariant<?>> of(Class<?> element) {
        return ALL.stream().filter(invariant -> invariant.isOf(element)).toList();
    }

    private static <T> Invariant<T> of(Class<T> type, String key, Predicate<T> broken, String text) {
        return new Invariant<>(type, key, broken, text);
    }

    private static Predicate<DomainResource> containing(Predicate<org.hl7.fhir.r4.model.Resource> wrong) {
        return resource -> resource.getContained().stream().anyMatch(wrong);
    }

    private static boolean isBelowZero(BigDecimal number) {
        return number != null && number.signum() < 0;
    }

    /** Only within one unit: 1 s is not above 500 ms. */
    private static boolean isUpsideDown(Range range) {
        BigDecimal low = range.getLow().getValue();
        BigDecimal high = range.getHigh().getValue();
        boolean oneUnit = Stream.of(range.getLow(), range.getHigh())
                        .map(end -> end.getSystem() + "|" + end.getCode() + "|" + end.getUnit())
                        .distinct()
                        .count()
                == 1;
        return low != null && high != null && oneUnit && low.compareTo(high) > 0;
    }

    private static boolean valueIsTwice(Observation observation) {
        return observation.hasValue()
                && observation.getComponent().stream()
                        .anyMatch(component -> shareACode(component.getCode(), observation.getCode()));
    }

    private static boolean shareACode(CodeableConcept one, CodeableConcept other) {
        return one.getCoding().stream()
                .filter(coding -> coding.getCode() != null)
                .anyMatch(coding -> other.getCoding().stream()
                        .anyMatch(another -> coding.getCode().equals(another.getCode())
                                && String.valueOf(coding.getSystem()).equals(String.valueOf(another.getSystem()))));
    }

    private Invariants() {}
}
