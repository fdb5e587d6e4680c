package org.einthoven.review;

import java.util.UUID;
import org.einthoven.archive.UnreadPage;

/**
 * A page that waits to be laid out by hand.
 *
 * @param reason in English why it was not read
 * @param patient whose it is, as its sender said; else empty
 * @param otherPatient whose it is, as was said when it was sent again; else empty
 */
public record UnreadRow(
        UUID id,
        String address,
        String fileName,
        String reason,
        String patient,
        String otherPatient,
        String sentBy,
        Times.Moment received) {

    static UnreadRow of(UnreadPage page, Times times) {
        return new UnreadRow(
                page.id(),
                "/pages/" + page.id(),
                page.fileName(),
                page.reason().sentence(),
                page.patient() == null ? "" : page.patient(),
                page.otherPatient() == null ? "" : page.otherPatient(),
                page.sentBy(),
                times.of(page.receivedAt()));
    }
}
