package org.einthoven.audit.chain;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What is signed: how much of the trail there is, and its hash.
 *
 * @param tree its number, from 1; every day begins a new one
 * @param day in UTC
 * @param size of how many events
 * @param before the link of the chain before the first of them, which is the last of the tree before
 * @param last the link of the last of them
 */
public record TreeHead(
        int tree,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate day,
        long size,
        long firstEvent,
        long lastEvent,
        Hash before,
        Hash last,
        Hash root) {

    public TreeHead {
        Objects.requireNonNull(day);
        Objects.requireNonNull(before);
        Objects.requireNonNull(last);
        Objects.requireNonNull(root);
    }

    /** As it is signed: lines of UTF-8, each ended by a line feed. */
    public String text() {
        return String.join(
                "\n",
                "einthoven audit trail 1",
                "tree " + tree,
                "day " + day,
                "size " + size,
                "events " + firstEvent + " " + lastEvent,
                "before " + before,
                "last " + last,
                "root " + root,
                "");
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
