package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to be validated: a resource by itself, or among Parameters. It is taken as text, so that the validator says
 * what is wrong with it and not the parser, except for the Parameters around a resource in XML.
 */
@Singleton
class ValidationBody {

    private static final String AROUND = "Parameters";

    /**
     * @param resource as text; null where none was sent
     * @param type null where the text does not tell
     * @param mode empty where none was said
     */
    record Sent(@Nullable String resource, @Nullable String type, String mode, List<String> profiles) {}

    private final FhirContext context;
    private final ObjectMapper mapper = new ObjectMapper();

    ValidationBody(FhirContext context) {
        this.context = context;
    }

    Sent read(RequestDetails request) {
        String text = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        Sent sent = text.isBlank()
                ? new Sent(null, null, "", List.of())
                : text.stripLeading().startsWith("<") ? xml(text) : json(text);
        String[] modes = request.getParameters().getOrDefault("mode", new String[] {sent.mode});
        List<String> profiles = new ArrayList<>(sent.profiles);
        profiles.addAll(List.of(request.getParameters().getOrDefault("profile", new String[0])));
        return new Sent(sent.resource, sent.type, modes[0], profiles);
    }

    private Sent json(String text) {
        JsonNode root;
        try {
            root = mapper.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new DataFormatException(
                    "Failed to parse request body as JSON resource. Error was: " + malformed.getMessage());
        }
        String type = root.path("resourceType").textValue();
        if (!AROUND.equals(type)) {
            return new Sent(text, type, "", List.of());
        }
        JsonNode resource = parameters(root, "resource")
                .findFirst()
                .map(parameter -> parameter.get("resource"))
                .orElse(null);
        return new Sent(
                resource == null ? null : resource.toString(),
                resource == null ? null : resource.path("resourceType").textValue(),
                values(root, "mode").findFirst().orElse(""),
                values(root, "profile").toList());
    }

    private static Stream<JsonNode> parameters(JsonNode root, String name) {
        List<JsonNode> all = new ArrayList<>();
        root.path("parameter").forEach(all::add);
        return all.stream()
                .filter(parameter -> name.equals(parameter.path("name").textValue()));
    }

    private static Stream<String> values(JsonNode root, String name) {
        return parameters(root, name)
                .flatMap(parameter -> Stream.of("valueCode", "valueUri", "valueCanonical", "valueString")
                        .map(value -> parameter.path(value).textValue())
                        .filter(Objects::nonNull));
    }

    private Sent xml(String text) {
        String type = root(text);
        if (!AROUND.equals(type)) {
            return new Sent(text, type, "", List.of());
        }
        Parameters parameters = context.newXmlParser().parseResource(Parameters.class, text);
        Resource resource = parameters.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("resource"))
                .map(ParametersParameterComponent::getResource)
                .findFirst()
                .orElse(null);
        return new Sent(
                resource == null ? null : context.newJsonParser().encodeResourceToString(resource),
                resource == null ? null : resource.fhirType(),
                values(parameters, "mode").findFirst().orElse(""),
                values(parameters, "profile").toList());
    }

    private static Stream<String> values(Parameters parameters, String name) {
        return parameters.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()) && parameter.hasValue())
                .map(parameter -> parameter.getValue().primitiveValue());
    }

    /** Null where it is no XML: then the validator says so. */
    private static @Nullable String root(String text) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    return reader.getLocalName();
                }
            }
            return null;
        } catch (XMLStreamException malformed) {
            return null;
        }
    }
}
