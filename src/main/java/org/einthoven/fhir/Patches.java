package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.exceptions.FHIRFormatError;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/** Patches in the two forms of FHIR R4 (3.1.0.6) that are spoken: JSON Patch (RFC 6902) and FHIRPath Patch. */
@ApplicationScoped
class Patches {

    private final FhirContext context;
    private final FhirJson json;
    private final FhirPathPatch fhirPathPatch;
    private final WrittenJson shape;

    Patches(FhirContext context, FhirJson json) {
        this.context = context;
        this.json = json;
        this.fhirPathPatch = new FhirPathPatch(context);
        this.shape = new WrittenJson(new WrittenElements(context));
    }

    /** What the patch makes of a resource. */
    UnaryOperator<Resource> of(PatchTypeEnum form, String patch) {
        return switch (form) {
            case JSON_PATCH -> jsonPatch(JsonPatch.parse(patch));
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

    private UnaryOperator<Resource> jsonPatch(JsonPatch patch) {
        return resource -> {
            try (JsonReader before = Json.createReader(new StringReader(json.encode(resource)))) {
                return parsed(patch.apply(before.readObject()).toString());
            }
        };
    }

    private Resource parsed(String patched) {
        byte[] body = patched.getBytes(StandardCharsets.UTF_8);
        try {
            shape.check(body);
            return json.parse(patched);
        } catch (FaultException misshapen) {
            throw ParseFailure.ofPatched(misshapen);
        } catch (DataFormatException | FHIRFormatError | IllegalArgumentException notFhir) {
            throw ParseFailure.ofPatched(Refusal.said(String.valueOf(notFhir.getMessage())), body);
        }
    }
}
