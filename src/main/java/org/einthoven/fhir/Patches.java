package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/** Patches in the two forms of FHIR R4 (3.1.0.6) that are spoken: JSON Patch (RFC 6902) and FHIRPath Patch. */
@ApplicationScoped
class Patches {

    /** How many times as long as what stood there and the patch together a resource may become by copying. */
    private static final int MOST_GROWTH = 2;

    private final FhirContext context;
    private final FhirJson json;
    private final FhirPathPatch fhirPathPatch;

    Patches(FhirContext context, FhirJson json) {
        this.context = context;
        this.json = json;
        this.fhirPathPatch = new FhirPathPatch(context);
    }

    /** What the patch makes of a resource. */
    UnaryOperator<Resource> of(PatchTypeEnum form, String patch) {
        return switch (form) {
            case JSON_PATCH -> resource -> jsonPatch(resource, patch);
            case FHIR_PATCH_JSON -> fhirPathPatch(context.newJsonParser(), patch);
            case FHIR_PATCH_XML -> fhirPathPatch(context.newXmlParser(), patch);
            default -> throw FaultException.of(Fault.UNSUPPORTED_MEDIA_TYPE, "of an XML Patch");
        };
    }

    /** Of a patch in a Bundle: Parameters are a FHIRPath Patch, a Binary holds a JSON Patch. */
    UnaryOperator<Resource> of(Resource patch) {
        return patch instanceof Binary binary
                ? of(PatchTypeEnum.JSON_PATCH, new String(binary.getData(), StandardCharsets.UTF_8))
                : resource -> fhirPathPatch.apply(resource, (Parameters) patch);
    }

    private UnaryOperator<Resource> fhirPathPatch(IParser parser, String patch) {
        Parameters operations = parser.parseResource(Parameters.class, patch);
        return resource -> fhirPathPatch.apply(resource, operations);
    }

    /** One operation after the other: a copy doubles what is there, and twenty of them would take all memory. */
    private static String patched(JsonObject before, JsonArray operations, int length) {
        if (operations.size() > FhirPathPatch.MOST_OPERATIONS) {
            throw FaultException.of(
                    Fault.INVALID_PATCH, "it needs from 1 to " + FhirPathPatch.MOST_OPERATIONS + " operations.");
        }
        JsonObject patched = before;
        String text = before.toString();
        long most = MOST_GROWTH * ((long) text.length() + length);
        for (JsonValue operation : operations) {
            patched = Json.createPatch(Json.createArrayBuilder().add(operation).build())
                    .apply(patched);
            text = patched.toString();
            if (text.length() > most) {
                throw FaultException.of(Fault.INVALID_PATCH, "it copies too much.");
            }
        }
        return text;
    }

    private Resource jsonPatch(Resource resource, String patch) {
        try (JsonReader operations = Json.createReader(new StringReader(patch));
                JsonReader before = Json.createReader(new StringReader(json.encode(resource)))) {
            return json.parse(patched(before.readObject(), operations.readArray(), patch.length()));
        } catch (JsonException | IllegalArgumentException | ClassCastException | NullPointerException refused) {
            throw FaultException.of(Fault.INVALID_PATCH, Excerpt.ofMessage(String.valueOf(refused.getMessage())));
        }
    }
}
