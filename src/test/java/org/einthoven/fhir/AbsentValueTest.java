package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.einthoven.TestDatabase;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An extension may stand in place of any value, such as the reason why it is absent (FHIR R4, 2.4.2). */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AbsentValueTest extends OverHttp {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final String REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** Names from the resource down: deeper ones are of data types that stand higher up as well. */
    private static final int DEEPEST = 4;

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("boolean", "true"),
            Map.entry("date", "2026-03-02"),
            Map.entry("dateTime", "2026-03-02"),
            Map.entry("instant", "2026-03-02T08:15:30Z"),
            Map.entry("time", "08:15:30"),
            Map.entry("integer", "1"),
            Map.entry("positiveInt", "1"),
            Map.entry("unsignedInt", "1"),
            Map.entry("decimal", "1.5"),
            Map.entry("base64Binary", "QQ=="),
            Map.entry("oid", "urn:oid:1.2.3"),
            Map.entry("uuid", "urn:uuid:c757873d-ec9a-4326-a141-556f43239520"));

    private static final Set<String> NOT_WALKED = Set.of("id", "contained", "extension", "modifierExtension");
    private static final Set<String> TYPES_NOT_WALKED = Set.of("Meta", "Narrative", "xhtml");

    /** A data type is the same wherever it stands: so often it is walked in one resource. */
    private static final int MOST_VISITS = 2;

    private final FhirJson json = new FhirJson(CONTEXT);

    /** Where a primitive is: the children that lead to it, each with the type that it has there. */
    private record Step(BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> type) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Patient'}",
                "{'resourceType':'Encounter','status':'planned','class':{'code':'AMB'}}",
                "{'resourceType':'Practitioner'}",
                "{'resourceType':'Organization','name':'a'}",
                "{'resourceType':'Observation','status':'final','code':{'text':'a'}}",
                "{'resourceType':'DiagnosticReport','status':'final','code':{'text':'a'}}",
                "{'resourceType':'Device'}",
                "{'resourceType':'Provenance','recorded':'2026-03-02T08:15:30Z','target':[{'display':'a'}],"
                        + "'agent':[{'who':{'display':'a'}}]}",
                "{'resourceType':'ServiceRequest','status':'active','intent':'order','code':{'text':'a'},"
                        + "'subject':{'display':'a'}}",
                "{'resourceType':'Task','status':'draft','intent':'order'}",
                "{'resourceType':'ValueSet','status':'draft'}",
                "{'resourceType':'Subscription','status':'requested','reason':'a','criteria':'Observation?status=final',"
                        + "'channel':{'type':'rest-hook','endpoint':'http://localhost:1/a'}}",
                "{'resourceType':'Binary','contentType':'text/plain'}"
            })
    void takesAReasonInPlaceOfEachValue(String least) {
        String base = least.replace('\'', '"');
        String type = json.parse(base).fhirType();
        List<List<Step>> primitives = new ArrayList<>();
        walk(
                (BaseRuntimeElementCompositeDefinition<?>) CONTEXT.getResourceDefinition(type),
                List.of(),
                primitives,
                new HashMap<>());
        List<String> failed = new ArrayList<>();
        Set<String> refusals = new TreeSet<>();
        int taken = 0;
        for (List<Step> path : primitives) {
            HttpResponse<String> answer =
                    calls.post("/" + type, FhirCalls.JSON, json.encode(without(json.parse(base), path)));
            if (answer.statusCode() == 201) {
                taken++;
            } else if (answer.statusCode() == 422
                    && (FhirCalls.issue(answer).hasExpression() || type.equals("Subscription"))) {
                refusals.add(FhirCalls.issue(answer).getDiagnostics());
            } else {
                failed.add(String.join(
                                ".",
                                path.stream()
                                        .map(step -> step.child().getElementName())
                                        .toList())
                        + " " + answer.body());
            }
        }

        assertThat(primitives).hasSizeGreaterThan(1);
        assertThat(failed).isEmpty();
        if (!type.equals("Subscription") && !type.equals("Binary")) {
            assertThat(taken).as(primitives.size() + " " + refusals).isGreaterThan(primitives.size() / 2);
        }
    }

    private void walk(
            BaseRuntimeElementCompositeDefinition<?> element,
            List<Step> before,
            List<List<Step>> primitives,
            Map<Object, Integer> visits) {
        for (BaseRuntimeChildDefinition child : element.getChildren()) {
            if (NOT_WALKED.contains(child.getElementName())) {
                continue;
            }
            for (String name : child.getValidChildNames()) {
                BaseRuntimeElementDefinition<?> type = child.getChildByName(name);
                List<Step> path = new ArrayList<>(before);
                path.add(new Step(child, type));
                if (TYPES_NOT_WALKED.contains(type.getName())) {
                    continue;
                }
                if (IPrimitiveType.class.isAssignableFrom(type.getImplementingClass())) {
                    primitives.add(path);
                } else if (type instanceof BaseRuntimeElementCompositeDefinition<?> inner
                        && path.size() < DEEPEST
                        && !TYPES_NOT_WALKED.contains(type.getName())
                        && before.stream().noneMatch(step -> step.type() == type)
                        && visits.merge(type, 1, Integer::sum) <= MOST_VISITS) {
                    walk(inner, path, primitives, visits);
                }
            }
        }
    }

    /** The resource, at the path its neighbours with values and itself without. */
    private Resource without(Resource resource, List<Step> path) {
        Base parent = resource;
        for (Step step : path.subList(0, path.size() - 1)) {
            List<IBase> there = step.child().getAccessor().getValues(parent);
            Base element =
                    there.isEmpty() || there.get(0).getClass() != step.type().getImplementingClass()
                            ? made(step)
                            : (Base) there.get(0);
            if (there.isEmpty() || element != there.get(0)) {
                step.child().getMutator().setValue(parent, null);
                step.child().getMutator().addValue(parent, element);
            }
            parent = element;
        }
        if (parent != resource) {
            fill(parent);
        }
        Step last = path.get(path.size() - 1);
        IBase absent = made(last);
        ((Element) absent).addExtension(REASON, new CodeType("unknown"));
        ((IPrimitiveType<?>) absent).setValueAsString(null);
        last.child().getMutator().setValue(parent, null);
        last.child().getMutator().addValue(parent, absent);
        return resource;
    }

    private void require(Base parent, BaseRuntimeElementCompositeDefinition<?> definition) {
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            if (child.getMin() > 0
                    && !child.getElementName().equals("div")
                    && child.getAccessor().getValues(parent).isEmpty()) {
                String name =
                        child.getValidChildNames().stream().sorted().findFirst().orElseThrow();
                Base made = made(new Step(child, child.getChildByName(name)));
                child.getMutator().addValue(parent, made);
            }
        }
    }

    /** The primitives of an element that can all be there at once. */
    private void fill(Base element) {
        BaseRuntimeElementCompositeDefinition<?> definition =
                (BaseRuntimeElementCompositeDefinition<?>) CONTEXT.getElementDefinition(element.getClass());
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            if (child.getValidChildNames().size() == 1 && !NOT_WALKED.contains(child.getElementName())) {
                BaseRuntimeElementDefinition<?> type = child.getChildByName(
                        child.getValidChildNames().iterator().next());
                if (IPrimitiveType.class.isAssignableFrom(type.getImplementingClass())
                        && child.getAccessor().getValues(element).isEmpty()) {
                    child.getMutator().addValue(element, made(new Step(child, type)));
                }
            }
        }
    }

    private Base made(Step step) {
        Object arguments = step.child().getInstanceConstructorArguments();
        Base element = (Base)
                (arguments == null ? step.type().newInstance() : step.type().newInstance(arguments));
        if (element instanceof Enumeration<?> code) {
            code.setValueAsString(firstCode(code));
        } else if (element instanceof IPrimitiveType<?> primitive) {
            primitive.setValueAsString(VALUES.getOrDefault(step.type().getName(), value(step)));
        } else if (element instanceof Reference reference) {
            reference.setDisplay("somebody");
        } else if (step.type() instanceof BaseRuntimeElementCompositeDefinition<?> inner) {
            require(element, inner);
            if (element.isEmpty()) {
                fill(element);
            }
        }
        return element;
    }

    private static String value(Step step) {
        return switch (step.child().getElementName()) {
            case "reference" -> "urn:uuid:c757873d-ec9a-4326-a141-556f43239520";
            case "contentType", "payload" -> "application/fhir+json";
            default -> "a";
        };
    }

    private static String firstCode(Enumeration<?> code) {
        return code.getEnumFactory() == null ? "unknown" : code(enumOf(code).getEnumConstants()[0]);
    }

    private static Class<?> enumOf(Enumeration<?> code) {
        try {
            return Class.forName(code.getEnumFactory().getClass().getName().replaceFirst("EnumFactory$", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(Object constant) {
        try {
            return (String) constant.getClass().getMethod("toCode").invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
