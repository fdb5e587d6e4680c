package org.einthoven.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * A list of erasures as a file: a first line that says how many follow and seals them, as {@code {"erasures":2,"seal":"..."}}, and a
 * JSON object a line. Lists may stand one after another; so one is added to another by whoever has no key.
 */
public final class ErasureList {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HASH = "[0-9a-f]{64}";
    private static final String COUNT = "erasures";
    private static final String SEAL = "seal";

    private ErasureList() {}

    /** @param lines as they are sealed */
    private record Part(int from, List<Listed> erasures, String seal, String lines) {}

    public static String write(List<Listed> erasures, ListSeal seal) {
        StringBuilder lines = new StringBuilder();
        for (Listed erasure : erasures) {
            ObjectNode line = JSON.createObjectNode()
                    .put("id", erasure.id().toString())
                    .put("at", erasure.at().toString())
                    .put("person", erasure.person());
            erasure.recordingHashes().forEach(line.putArray("recordings")::add);
            lines.append(line).append('\n');
        }
        ObjectNode first = JSON.createObjectNode().put(COUNT, erasures.size()).put(SEAL, seal.of(lines.toString()));
        return first + "\n" + lines;
    }

    /**
     * @throws FaultException {@link Fault#BAD_REQUEST} naming the first line that is none, saying that some are missing, or that they
     *     are not as this database sealed them
     */
    public static List<Listed> parse(String text, ListSeal seal) {
        List<Listed> erasures = new ArrayList<>();
        for (Part part : parts(text)) {
            if (!seal.isOf(part.lines, part.seal)) {
                throw FaultException.of(
                        Fault.BAD_REQUEST,
                        "the list that begins in line " + part.from
                                + " is another database's, or was changed: its seal is not this database's.");
            }
            erasures.addAll(part.erasures);
        }
        return erasures;
    }

    /** The same but for the seals, for whoever has no key yet. */
    public static void check(String text) {
        parts(text);
    }

    /** Whether it is one of an earlier version, which wrote neither a first line nor seals, and nothing where nothing was erased. */
    public static boolean isUnsealed(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> !node(line).has(COUNT))
                .orElse(true);
    }

    /**
     * Such a list.
     *
     * @throws FaultException {@link Fault#BAD_REQUEST} naming the first line that is none
     */
    public static List<Listed> unsealed(String text) {
        List<Listed> erasures = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                erasures.add(erasure(line, number));
            }
        }
        return erasures;
    }

    private static List<Part> parts(String text) {
        List<String> all = text.lines().toList();
        List<Part> parts = new ArrayList<>();
        int next = 0;
        while (next < all.size()) {
            if (all.get(next).isBlank()) {
                next++;
                continue;
            }
            Part part = part(all, next);
            parts.add(part);
            next += 1 + part.erasures.size();
        }
        if (parts.isEmpty()) {
            throw FaultException.of(
                    Fault.BAD_REQUEST, "there is nothing in it, not even the first line of a list without erasures.");
        }
        return parts;
    }

    private static Part part(List<String> all, int first) {
        JsonNode node = node(all.get(first));
        int count = node.path(COUNT).asInt(-1);
        if (count < 0 || !node.path(SEAL).asText().matches(HASH)) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "line " + (first + 1) + " is not the first one of a list, which says how many erasures follow.");
        }
        if (count > all.size() - first - 1) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "the list ends after " + (all.size() - first - 1) + " of " + count + " erasures.");
        }
        List<Listed> erasures = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = first + 1; i <= first + count; i++) {
            erasures.add(erasure(all.get(i), i + 1));
            lines.append(all.get(i)).append('\n');
        }
        return new Part(first + 1, erasures, node.path(SEAL).asText(), lines.toString());
    }

    private static JsonNode node(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException none) {
            return JSON.nullNode();
        }
    }

    private static Listed erasure(String line, int number) {
        try {
            JsonNode node = node(line);
            List<String> recordings = new ArrayList<>();
            node.path("recordings").forEach(hash -> recordings.add(hash.asText()));
            String person = node.path("person").asText();
            if (person.matches(HASH) && recordings.stream().allMatch(hash -> hash.matches(HASH))) {
                return new Listed(
                        UUID.fromString(node.path("id").asText()),
                        Instant.parse(node.path("at").asText()),
                        person,
                        recordings);
            }
        } catch (IllegalArgumentException | DateTimeParseException none) {
            // said below
        }
        throw FaultException.of(Fault.BAD_REQUEST, "line " + number + " is no erasure as this server lists them.");
    }
}
