package org.einthoven.fhir.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.einthoven.faults.Fault;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Goes once through a resource and what it contains, and notes each rule that it breaks. For one resource. */
final class ResourceWalk {

    /** So many tell what is wrong; the next are found when these are mended. */
    static final int MOST = 20;

    private static final String MIME_TYPES = "http://hl7.org/fhir/ValueSet/mimetypes";

    private final ResourceRules rules;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> referredTo = new HashSet<>();

    ResourceWalk(ResourceRules rules) {
        this.rules = rules;
    }

    List<Violation> walk(IBaseResource resource) {
        Place place = Place.of(resource.fhirType());
        element(resource, place);
        if (resource instanceof DomainResource outer && outer.hasContained()) {
            contained(outer, place);
        }
        return List.copyOf(violations.subList(0, Math.min(MOST, violations.size())));
    }

    private void element(IBase element, Place place) {
        if (violations.size() >= MOST) {
            return;
        }
        ElementRules own = rules.of(element.getClass());
        for (ChildRule child : own.children()) {
            List<IBase> values = child.values(element);
            boolean there = false;
            for (int i = 0; i < values.size(); i++) {
                there |= value(element, child, values.get(i), place, i);
            }
            if (child.required() && !there) {
                Place missing = place.only(child.name());
                note(Fault.MISSING_ELEMENT, missing, missing.expression());
            }
        }
        for (Invariant<?> invariant : own.invariants()) {
            if (invariant.isBrokenBy(element)) {
                note(Fault.BROKEN_INVARIANT, place, invariant.text() + " (" + invariant.key() + ")");
            }
        }
    }

    /** @return whether there is something in it */
    private boolean value(IBase parent, ChildRule child, IBase value, Place within, int position) {
        Place place = child.place(within, value, position);
        if (value instanceof XhtmlNode narrative) {
            Narratives.broken(narrative).ifPresent(text -> note(Fault.BROKEN_INVARIANT, place, text));
            return !narrative.isEmpty();
        }
        if (value instanceof IPrimitiveType<?> primitive) {
            primitive(parent, child, primitive, place);
        }
        if (value.isEmpty()) {
            if (child.repeats()) {
                note(Fault.INVALID_ELEMENT, place, "There is nothing in it: leave it out, or give it a value. (ele-1)");
            }
            return false;
        }
        if (value instanceof IPrimitiveType<?>) {
            extensions(value, place);
            return true;
        }
        element(value, place);
        if (value instanceof Reference reference) {
            reference(child, reference, place);
        }
        return true;
    }

    private void primitive(IBase parent, ChildRule child, IPrimitiveType<?> primitive, Place place) {
        String type = rules.of(primitive.getClass()).type();
        if (parent instanceof Resource resource && child.name().equals("id")) {
            // an id that the library has already completed to Type/id/_history/version
            String id = resource.getIdElement().getIdPart();
            if (id != null && !PrimitiveRules.isId(id.startsWith("#") ? id.substring(1) : id)) {
                note(
                        Fault.INVALID_ELEMENT,
                        place,
                        PrimitiveRules.quoted(id) + " is not an id: write 1 to 64 letters, digits, '-' and '.'.");
            }
            return;
        }
        PrimitiveRules.broken(type, primitive).ifPresent(text -> note(Fault.INVALID_ELEMENT, place, text + "."));
        if (!(parent instanceof SampledData) && PrimitiveRules.isTooLong(primitive)) {
            note(
                    Fault.INVALID_ELEMENT,
                    place,
                    "The text is longer than " + PrimitiveRules.LONGEST_STRING + " characters: shorten it.");
        }
        if (MIME_TYPES.equals(child.valueSet()) && !MimeTypes.isWellFormed(primitive.getValueAsString())) {
            note(
                    Fault.INVALID_ELEMENT,
                    place,
                    PrimitiveRules.quoted(primitive.getValueAsString())
                            + " is not a media type: write one of BCP 13, such as application/pdf.");
        }
    }

    private void extensions(IBase primitive, Place place) {
        if (primitive instanceof Element element && element.hasExtension()) {
            List<Extension> extensions = element.getExtension();
            for (int i = 0; i < extensions.size(); i++) {
                element(extensions.get(i), place.numbered("extension", i));
            }
        }
    }

    private void reference(ChildRule child, Reference reference, Place place) {
        References.contained(reference).ifPresent(referredTo::add);
        References.broken(reference, child.targets(), rules::isResourceType)
                .ifPresent(text -> note(Fault.INVALID_REFERENCE, place, text));
    }

    /** Nothing is contained that is not referred to from the outer resource, or refers to it (dom-3). */
    private void contained(DomainResource outer, Place place) {
        List<Resource> contained = outer.getContained();
        boolean outerReferredTo = referredTo.contains("");
        for (int i = 0; i < contained.size(); i++) {
            String id =
                    String.valueOf(contained.get(i).getIdElement().getIdPart()).replaceFirst("^#", "");
            if (!outerReferredTo && !referredTo.contains(id)) {
                note(
                        Fault.BROKEN_INVARIANT,
                        place.numbered("contained", i),
                        "Nothing refers to this contained resource: leave it out, or refer to it as #"
                                + PrimitiveRules.quoted(id).replace("\"", "") + ". (dom-3)");
            }
        }
    }

    private void note(Fault fault, Place place, String text) {
        violations.add(new Violation(fault, place, text));
    }
}
