package org.einthoven.review;

import java.util.UUID;
import org.einthoven.archive.UnreadPage;

/**
 * A page that waits to be laid out by hand.
 *
 * @param reason in English why it was not read
 * @param said whose it is, as was said, such as {@code Patient/123 Patient/456}; empty where nobody said so
 */
public record UnreadRow(
        UUID id, String address, String fileName, String reason, String said, String sentBy, Times.Moment received) {

    static UnreadRow of(UnreadPage page, Times times) {
        return new UnreadRow(
                page.id(),
                "/pages/" + page.id(),
                page.fileName(),
                page.reason().sentence(),
                page.saidOf(),
                page.sentBy(),
                times.of(page.receivedAt()));
    }
}
