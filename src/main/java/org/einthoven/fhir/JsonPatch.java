package org.einthoven.fhir;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * JSON Patch (RFC 6902). The library that applies it quotes the whole resource where an operation fails: what is said of
 * a failure is said here, of the sender's own operation.
 */
final class JsonPatch {

    /** Bodies nest no deeper. */
    private static final int DEEPEST = 1_000;

    /** Characters and elements of what comes of it: a few copies of copies would fill the memory. */
    private static final long LARGEST = 10 << 20;

    private static final Set<String> WITH_VALUE = Set.of("add", "replace", "test");
    private static final Set<String> WITH_SOURCE = Set.of("move", "copy");

    private final List<JsonObject> operations;

    private JsonPatch(List<JsonObject> operations) {
        this.operations = List.copyOf(operations);
    }

    /** @throws FaultException {@link Fault#UNREADABLE_PATCH} */
    static JsonPatch parse(String text) {
        JsonArray array = array(text);
        if (array.isEmpty() || array.size() > FhirPathPatch.MOST_OPERATIONS) {
            throw unreadable("it needs from 1 to " + FhirPathPatch.MOST_OPERATIONS + " operations.");
        }
        for (int i = 0; i < array.size(); i++) {
            check(array.get(i), i + 1);
        }
        return new JsonPatch(array.getValuesAs(JsonObject.class));
    }

    private static JsonArray array(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            if (reader.readValue() instanceof JsonArray array) {
                return array;
            }
        } catch (JsonParsingException malformed) {
            throw unreadable("it is no JSON at line " + malformed.getLocation().getLineNumber() + ", column "
                    + malformed.getLocation().getColumnNumber() + ".");
        } catch (RuntimeException tooDeep) { // the library has no type of its own for it
            throw unreadable("it is nested too deeply.");
        }
        throw unreadable("it is not a list of operations.");
    }

    private static void check(JsonValue value, int number) {
        if (!(value instanceof JsonObject operation)) {
            throw unreadable("operation " + number + " is no object.");
        }
        String name = operation.getString("op", "");
        if (!name.equals("remove") && !WITH_VALUE.contains(name) && !WITH_SOURCE.contains(name)) {
            throw unreadable("operation " + number + " has an op that is none of add, remove, replace, move, copy and"
                    + " test.");
        }
        checkPointer(operation, "path", number);
        if (WITH_SOURCE.contains(name)) {
            checkPointer(operation, "from", number);
        }
        if (WITH_VALUE.contains(name) && !operation.containsKey("value")) {
            throw unreadable("operation " + number + " has no value.");
        }
    }

    private static void checkPointer(JsonObject operation, String name, int number) {
        if (!(operation.get(name) instanceof JsonString pointer)
                || !(pointer.getString().isEmpty() || pointer.getString().startsWith("/"))) {
            throw unreadable("operation " + number + " has no " + name + " such as /name/0.");
        }
    }

    /** @throws FaultException {@link Fault#INVALID_PATCH} */
    JsonStructure apply(JsonObject before) {
        JsonStructure after = before;
        for (int i = 0; i < operations.size(); i++) {
            after = applied(operations.get(i), i + 1, after);
        }
        weigh(after, LARGEST, 0);
        return after;
    }

    private static JsonStructure applied(JsonObject operation, int number, JsonStructure before) {
        try {
            return Json.createPatch(Json.createArrayBuilder().add(operation).build())
                    .apply(before);
        } catch (JsonException | IllegalArgumentException | ClassCastException | NullPointerException failed) {
            String name = operation.getString("op");
            String place = Excerpt.of(operation.getString(WITH_SOURCE.contains(name) ? "from" : "path"));
            throw FaultException.of(
                    Fault.INVALID_PATCH,
                    "operation " + number + ", " + name
                            + (name.equals("test")
                                    ? ", finds another value at " + place + ", or none."
                                    : ", finds no place for it at " + place + "."));
        }
    }

    /** @return what is left of the weight that is allowed */
    private static long weigh(JsonValue value, long allowed, int depth) {
        if (allowed < 0 || depth > DEEPEST) {
            throw FaultException.of(Fault.INVALID_PATCH, "what comes of it is too large.");
        }
        long left =
                allowed - (value instanceof JsonString text ? text.getString().length() : 1);
        if (value instanceof JsonObject object) {
            for (JsonValue child : object.values()) {
                left = weigh(child, left, depth + 1);
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue child : array) {
                left = weigh(child, left, depth + 1);
            }
        }
        return left;
    }

    private static FaultException unreadable(String why) {
        return FaultException.of(Fault.UNREADABLE_PATCH, why);
    }
}
