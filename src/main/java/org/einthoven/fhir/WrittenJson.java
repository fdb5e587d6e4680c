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
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.WrittenElements.Child;
import org.jspecify.annotations.Nullable;

/**
 * Refuses JSON that is not FHIR's (json.html) and that HAPI's parser takes all the same: a name twice, nulls and empty
 * lists, texts in single quotation marks, booleans and numbers written as texts. One pass that makes nothing of the texts.
 */
final class WrittenJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final WrittenElements elements;

    WrittenJson(WrittenElements elements) {
        this.elements = elements;
    }

    /** @throws FaultException {@link Fault#NOT_FHIR} with the element, {@link Fault#UNREADABLE_BODY} with line and column */
    void check(byte[] body) {
        try (JsonParser parser = JSON.createParser(text(body))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                new Pass(parser).object(null);
            }
        } catch (JsonProcessingException malformed) {
            throw ParseFailure.of(malformed.getMessage(), body);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /** As characters, in which the parser behind counts columns too. */
    private static Reader text(byte[] body) {
        return new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
    }

    /** Through one body. */
    private final class Pass {

        private final JsonParser parser;
        private String root = "";

        Pass(JsonParser parser) {
            this.parser = parser;
        }

        /** @param stated its type; a resource says its own */
        void object(@Nullable BaseRuntimeElementDefinition<?> stated) throws IOException {
            BaseRuntimeElementDefinition<?> type = stated;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("resourceType") && value == JsonToken.VALUE_STRING) {
                    String resource = parser.getText();
                    root = root.isEmpty() ? resource : root;
                    type = elements.resource(resource);
                } else {
                    value(value, elements.child(type, name));
                }
            }
        }

        private void value(JsonToken value, @Nullable Child child) throws IOException {
            switch (value) {
                case START_OBJECT -> object(child == null ? null : child.type());
                case START_ARRAY -> array(child);
                case VALUE_NULL ->
                    throw refused("There is null, which stands for a value in lists only: leave it out.");
                case VALUE_STRING -> {
                    if (child != null && child.isBare()) {
                        throw refused("This is a " + child.type().getName() + ": write it without quotation marks.");
                    }
                }
                default -> {}
            }
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
