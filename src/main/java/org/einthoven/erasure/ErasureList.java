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

/** A list of erasures as a file: a JSON object a line. */
public final class ErasureList {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 100_000;
    private static final String HASH = "[0-9a-f]{64}";

    private ErasureList() {}

    public static String write(List<Listed> erasures) {
        StringBuilder lines = new StringBuilder();
        for (Listed erasure : erasures) {
            ObjectNode line = JSON.createObjectNode()
                    .put("id", erasure.id().toString())
                    .put("at", erasure.at().toString())
                    .put("person", erasure.person());
            erasure.recordingHashes().forEach(line.putArray("recordings")::add);
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    /** @throws FaultException {@link Fault#BAD_REQUEST} naming the first line that is none */
    public static List<Listed> parse(String text) {
        List<Listed> erasures = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                erasures.add(parse(line, number));
            }
            if (number > MOST) {
                throw FaultException.of(Fault.BAD_REQUEST, "the list has more than " + MOST + " lines.");
            }
        }
        return erasures;
    }

    private static Listed parse(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            List<String> recordings = new ArrayList<>();
            node.path("recordings").forEach(hash -> recordings.add(hash.asText()));
            String person = node.path("person").asText();
            recordings.add(person);
            if (recordings.stream().allMatch(hash -> hash.matches(HASH))) {
                recordings.remove(recordings.size() - 1);
                return new Listed(
                        UUID.fromString(node.path("id").asText()),
                        Instant.parse(node.path("at").asText()),
                        person,
                        recordings);
            }
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException none) {
            // said below
        }
        throw FaultException.of(Fault.BAD_REQUEST, "line " + number + " is no erasure as this server lists them.");
    }
}
