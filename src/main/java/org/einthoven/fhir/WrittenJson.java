package org.einthoven.fhir;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.WrittenElements.Child;
import org.einthoven.fhir.WrittenElements.Form;
import org.jspecify.annotations.Nullable;

/**
 * Refuses JSON that is not FHIR's (json.html) and that HAPI's parser takes all the same: a name twice, nulls and empty
 * lists, texts in single quotation marks, values that are not written as their type is, lists of what may stand once, and
 * no list of what may stand several times. One pass that makes nothing of the texts.
 */
final class WrittenJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String RESOURCE_TYPE = "resourceType";

    private final WrittenElements elements;

    WrittenJson(WrittenElements elements) {
        this.elements = elements;
    }

    /** @throws FaultException {@link Fault#NOT_FHIR} with the element, {@link Fault#UNREADABLE_BODY} with line and column */
    void check(byte[] body) {
        try (JsonParser parser = JSON.createParser(text(body))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                new Pass(parser, body).object(null);
            }
        } catch (JsonProcessingException malformed) {
            throw ParseFailure.of(malformed.getMessage(), body);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private static List<String> resourceTypes(byte[] body) throws IOException {
        List<String> types = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(text(body))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(types.size());
                    types.add("");
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                } else if (token == JsonToken.VALUE_STRING && RESOURCE_TYPE.equals(parser.currentName())) {
                    types.set(open.element(), parser.getText());
                }
            }
        }
        return types;
    }

    /** As characters, in which the parser behind counts columns too. */
    private static Reader text(byte[] body) {
        return new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
    }

    /** Through one body. */
    private final class Pass {

        private final JsonParser parser;
        private final byte[] body;
        private String root = "";
        private int objects;

        /** Of each object in their order; empty text for those that are no resources. Null until it is needed. */
        private @Nullable List<String> resourceTypes;

        Pass(JsonParser parser, byte[] body) {
            this.parser = parser;
            this.body = body;
        }

        /** @param stated its type; a resource says its own */
        void object(@Nullable BaseRuntimeElementDefinition<?> stated) throws IOException {
            BaseRuntimeElementDefinition<?> type = stated;
            int number = objects++;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals(RESOURCE_TYPE) && value == JsonToken.VALUE_STRING) {
                    type = resource(parser.getText());
                } else {
                    if (type == null || WrittenElements.isAnyResource(type)) {
                        type = resource(resourceType(number)); // which may stand behind all else
                    }
                    all(value, elements.child(type, name));
                }
            }
        }

        private @Nullable BaseRuntimeElementDefinition<?> resource(String type) {
            root = root.isEmpty() ? type : root;
            return elements.resource(type);
        }

        private String resourceType(int object) throws IOException {
            List<String> known = resourceTypes;
            if (known == null) {
                known = resourceTypes(body);
                resourceTypes = known;
            }
            return known.get(object);
        }

        /** All that stands under one name. */
        private void all(JsonToken value, @Nullable Child child) throws IOException {
            boolean list = value == JsonToken.START_ARRAY;
            if (child != null && list != child.repeats() && value != JsonToken.VALUE_NULL) {
                throw refused(
                        list
                                ? "It stands once: write it without [ ]."
                                : "It may stand several times: write it in [ ], also where it stands once.");
            }
            if (list) {
                array(child);
            } else {
                value(value, child);
            }
        }

        private void value(JsonToken value, @Nullable Child child) throws IOException {
            if (value == JsonToken.VALUE_NULL) {
                throw refused("There is null, which stands for a value in lists only: leave it out.");
            }
            if (child != null && child.type() != null && form(value) != child.form()) {
                throw refused(
                        "This is a " + child.type().getName() + ": write it " + how(form(value), child.form()) + ".");
            }
            switch (value) {
                case START_OBJECT -> object(child == null ? null : child.type());
                case START_ARRAY -> array(child);
                default -> {}
            }
        }

        /** Null for a list. */
        private static @Nullable Form form(JsonToken value) {
            return switch (value) {
                case START_OBJECT -> Form.OBJECT;
                case START_ARRAY -> null;
                case VALUE_TRUE, VALUE_FALSE -> Form.BOOLEAN;
                case VALUE_STRING -> Form.TEXT;
                default -> Form.NUMBER;
            };
        }

        private static String how(@Nullable Form written, Form right) {
            return switch (right) {
                case OBJECT -> written == null ? "without a list around it" : "as an object, in { }";
                case TEXT -> "in quotation marks";
                case BOOLEAN -> written == Form.TEXT ? "without quotation marks" : "as true or false";
                case NUMBER -> written == Form.TEXT ? "without quotation marks" : "as a number";
            };
        }

        private void array(@Nullable Child child) throws IOException {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.END_ARRAY) {
                throw refused("The list is empty: leave it out.");
            }
            for (; value != JsonToken.END_ARRAY; value = parser.nextToken()) {
                if (value != JsonToken.VALUE_NULL) {
                    value(value, child);
                }
            }
        }

        private FaultException refused(String why) {
            String place = ElementAtFault.expression(parser.getParsingContext().pathAsPointer());
            return new FaultException(Fault.NOT_FHIR, root.isEmpty() ? null : root + place, why);
        }
    }
}
