package org.einthoven.review;

import io.quarkus.qute.TemplateEnum;
import java.util.Optional;
import java.util.stream.Stream;

/** Why the picture of a page is thrown away: a choice, since what stands in the audit trail stays there and must name nobody. */
@TemplateEnum
public enum RemovalReason {
    NO_ECG("no ECG"),
    TWICE("there twice"),
    UNREADABLE("not readable"),
    OTHER("another reason");

    private final String words;

    RemovalReason(String words) {
        this.words = words;
    }

    /** In English, as the audit trail has it. */
    public String words() {
        return words;
    }

    static Optional<RemovalReason> of(String name) {
        return Stream.of(values()).filter(reason -> reason.name().equals(name)).findFirst();
    }
}
