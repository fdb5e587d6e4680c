package org.einthoven.audit.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an exported log, one JSON object. The log of a day is its head ({@code head}, {@code signature}, {@code key})
 * and then its events ({@code event}), all of them and in order: from those the root is computed again. A single event
 * is proved by a line with everything in it.
 *
 * @param previous link of the chain before the event
 * @param leaf place of the event in the tree, from 0
 * @param path from the leaf to the root
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"event", "previous", "leaf", "path", "head", "signature", "key"})
public record LogLine(
        @Nullable AuditEntry event,
        @Nullable Hash previous,
        @Nullable Long leaf,
        @Nullable List<Hash> path,
        @Nullable TreeHead head,
        @Nullable String signature,
        @Nullable String key) {

    /** What says a thing twice is refused: a reader might take the other one. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    static LogLine of(SignedHead signed) {
        return new LogLine(null, null, null, null, signed.head(), signed.signature(), signed.key());
    }

    static LogLine of(AuditEntry event) {
        return new LogLine(event, null, null, null, null, null, null);
    }

    static LogLine proof(AuditEntry event, Hash previous, long leaf, List<Hash> path, SignedHead signed) {
        return new LogLine(event, previous, leaf, path, signed.head(), signed.signature(), signed.key());
    }

    /** @throws IllegalArgumentException for what is no such line */
    static LogLine parse(String line) {
        try {
            return JSON.readValue(line, LogLine.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("is not a line of an exported audit log", unreadable);
        }
    }

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The head that the line states; null where it states none. */
    @Nullable
    SignedHead signed() {
        return head == null || signature == null ? null : new SignedHead(head, signature, key == null ? "" : key);
    }

    boolean isProof() {
        return event != null && previous != null && leaf != null && path != null && signed() != null;
    }
}
