package org.einthoven.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where in a body the element is that is wrong: a parser knows its name, a check of the bytes their place, the sender
 * needs the path. Told only where there is no doubt.
 */
final class ElementAtFault {

    /** Tells where a control character is, so must read beyond it. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    /**
     * The FHIRPath of the one element of this name; empty where there are several, or where the body is not JSON.
     *
     * @param value what the element says, where the parser tells that too
     */
    static Optional<String> find(byte[] body, String name, @Nullable String value) {
        List<String> found = new ArrayList<>();
        String type = "";
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    String field = parser.currentName();
                    JsonPointer place = parser.getParsingContext().pathAsPointer();
                    JsonToken next = parser.nextToken();
                    String text = next.isScalarValue() ? parser.getText() : null;
                    if (text != null
                            && field.equals("resourceType")
                            && place.tail().matches()) {
                        type = text;
                    }
                    if (field.equals(name) && (value == null || value.equals(text))) {
                        found.add(expression(place));
                    }
                }
            }
        } catch (IOException notJson) {
            return Optional.empty();
        }
        return found.size() == 1 ? Optional.of(type + found.get(0)) : Optional.empty();
    }

    /** The FHIRPath of the element in whose value this byte is; empty in a name, and where the body is not JSON. */
    static Optional<String> at(byte[] body, int offset) {
        String found = null;
        String type = "";
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonPointer place = parser.getParsingContext().pathAsPointer();
                if (parser.currentTokenLocation().getByteOffset() <= offset) {
                    found = token.isScalarValue() ? expression(place) : null;
                }
                if (token == JsonToken.VALUE_STRING && place.toString().equals("/resourceType")) {
                    type = parser.getText();
                }
            }
        } catch (IOException notJson) {
            return Optional.empty();
        }
        return type.isEmpty() || found == null ? Optional.empty() : Optional.of(type + found);
    }

    /** Without the type of the resource, which stands before it. */
    static String expression(JsonPointer place) {
        StringBuilder expression = new StringBuilder();
        for (JsonPointer step = place; !step.matches(); step = step.tail()) {
            if (step.getMatchingIndex() >= 0) {
                expression.append('[').append(step.getMatchingIndex()).append(']');
            } else {
                expression.append('.').append(step.getMatchingProperty());
            }
        }
        return expression.toString();
    }

    private ElementAtFault() {}
}
