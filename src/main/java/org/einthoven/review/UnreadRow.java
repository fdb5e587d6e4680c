package org.einthoven.review;

import org.einthoven.archive.UnreadPage;

/**
 * A page that waits to be laid out by hand.
 *
 * @param reason in English why it was not read
 * @param patient whose it is, as its sender said; else empty
 */
public record UnreadRow(
        String address, String fileName, String reason, String patient, String sentBy, Times.Moment received) {

    static UnreadRow of(UnreadPage page, Times times) {
        return new UnreadRow(
                "/pages/" + page.id(),
                page.fileName(),
                page.reason().sentence(),
                page.patient() == null ? "" : page.patient(),
                page.sentBy(),
                times.of(page.receivedAt()));
    }
}
