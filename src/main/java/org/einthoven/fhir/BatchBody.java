package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a batch one by one, since one that is not FHIR keeps none of the others (FHIR R4, 3.1.0.11.2). For
 * JSON; in XML the whole Bundle is read, or refused.
 */
final class BatchBody {

    private static final JsonFactory JSON = new JsonFactory();

    /** Stands for the entries where the Bundle around them is read. */
    private static final byte[] ANY_ENTRY = bytes("[{\"id\":\"any\"}]");

    private static final byte[] BEFORE = bytes("{\"resourceType\":\"Bundle\",\"entry\":[");
    private static final byte[] BEHIND = bytes("]}");

    private final WrittenJson shape;
    private final FhirJson json;

    BatchBody(WrittenJson shape, FhirContext context) {
        this.shape = shape;
        this.json = new FhirJson(context);
    }

    /** Where something stands among the bytes of the body: from, and up to. */
    private record Span(int from, int to) {

        byte[] of(byte[] body) {
            return Arrays.copyOfRange(body, from, to);
        }
    }

    /** Where an entry stands, and what it asks for, as far as that is said: method and address. */
    private record Part(Span span, String asked) {}

    /** @param entries the list, with its brackets */
    private record Split(Span entries, List<Part> parts) {}

    /**
     * Null for what is no batch in JSON.
     *
     * @throws FaultException where the Bundle itself is not FHIR; of an entry that is not, an {@link UnreadEntry} is there
     */
    @Nullable
    Bundle read(byte[] body) {
        Split split = split(body);
        if (split == null) {
            return null;
        }
        Bundle batch = parse(joined(
                new Span(0, split.entries().from()).of(body),
                ANY_ENTRY,
                new Span(split.entries().to(), body.length).of(body)));
        batch.setEntry(null);
        for (Part part : split.parts()) {
            batch.addEntry(entry(body, part, batch.getEntry().size()));
        }
        return batch;
    }

    private BundleEntryComponent entry(byte[] body, Part part, int index) {
        try {
            return parse(joined(BEFORE, part.span().of(body), BEHIND)).getEntryFirstRep();
        } catch (FaultException refused) {
            String place = refused.expression()
                    .orElse("Bundle.entry[0]")
                    .replaceFirst("^Bundle\\.entry(\\[0])?", AtEntry.path(index));
            return new UnreadEntry(refused.at(place), part.asked()).inItsPlace();
        }
    }

    private Bundle parse(byte[] text) {
        shape.check(text);
        try {
            return json.parse(Bundle.class, new String(text, StandardCharsets.UTF_8));
        } catch (RuntimeException malformed) {
            throw Refusal.ofBody(malformed, text);
        }
    }

    /** Null for what is no batch, or no JSON that could be split. */
    private static @Nullable Split split(byte[] body) {
        boolean batch = false;
        Span entries = null;
        List<Part> parts = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("type")) {
                    batch = value == JsonToken.VALUE_STRING && parser.getText().equals("batch");
                } else if (name.equals("entry") && value == JsonToken.START_ARRAY && entries == null) {
                    int from = start(parser);
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        parts.add(part(parser));
                    }
                    if (parser.currentToken() != JsonToken.END_ARRAY) {
                        return null;
                    }
                    entries = new Span(from, end(parser));
                    continue;
                }
                parser.skipChildren();
            }
            return batch && entries != null && !parts.isEmpty() ? new Split(entries, parts) : null;
        } catch (IOException malformed) {
            return null; // the parser of the whole says so in its own words
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Part part(JsonParser parser) throws IOException {
        int from = start(parser);
        String method = "";
        String address = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean request = parser.currentName().equals("request");
            if (parser.nextToken() == JsonToken.START_OBJECT && request) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    method = name.equals("method") && value.isScalarValue() ? parser.getText() : method;
                    address = name.equals("url") && value.isScalarValue() ? parser.getText() : address;
                    parser.skipChildren();
                }
            } else {
                parser.skipChildren();
            }
        }
        return new Part(new Span(from, end(parser)), method + " " + address);
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Behind the bracket that was read last. */
    private static int end(JsonParser parser) {
        return start(parser) + 1;
    }
}
