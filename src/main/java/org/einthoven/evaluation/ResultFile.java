package org.einthoven.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.WholeFile;

/**
 * A measurement as it is kept in {@code docs/evaluation}: the result with what it takes to have it again.
 *
 * @param command that measures it
 * @param commit of the code that measured it
 */
record ResultFile(String command, String commit, Outcome outcome) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String INDENT = "  ";

    /** Throws IOException, which names the file, where it cannot be written. */
    void write(Path file) throws IOException {
        WholeFile.write(file, print(json(), "") + "\n");
    }

    private ObjectNode json() throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode commands = json.putArray("command");
        outcome.models().forEach(card -> commands.add(card.training().command()));
        commands.add(command);
        json.put("commit", commit);
        List<ModelCard> models = outcome.models();
        if (!models.isEmpty()) {
            ArrayNode learned = json.putArray("learnedFrom");
            models.stream()
                    .flatMap(card -> card.data().stream())
                    .map(source -> source.name() + ": " + source.used())
                    .distinct()
                    .forEach(learned::add);
            json.put("epochs", models.get(0).training().epochs());
            json.put("parameters", models.get(0).parameters());
        }
        json.set("result", MAPPER.readTree(outcome.json()));
        return json;
    }

    /** Figures on one line each, so that a change shows in a diff where it is. */
    private static String print(JsonNode node, String indent) throws IOException {
        if (!node.isContainerNode()) {
            return MAPPER.writeValueAsString(node);
        }
        if (isRow(node)) {
            return MAPPER.writeValueAsString(node).replace("\":", "\": ").replace(",", ", ");
        }
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            lines.add(INDENT + indent + MAPPER.writeValueAsString(field.getKey()) + ": "
                    + print(field.getValue(), indent + INDENT));
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                lines.add(INDENT + indent + print(element, indent + INDENT));
            }
        }
        return (node.isArray() ? "[" : "{") + "\n" + String.join(",\n", lines) + "\n" + indent
                + (node.isArray() ? "]" : "}");
    }

    /** Nothing but numbers and nulls. */
    private static boolean isRow(JsonNode node) {
        for (JsonNode element : node) {
            if (!element.isNumber() && !element.isNull()) {
                return false;
            }
        }
        return true;
    }
}
