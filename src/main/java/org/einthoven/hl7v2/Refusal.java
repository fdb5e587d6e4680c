package org.einthoven.hl7v2;

import org.jspecify.annotations.Nullable;

/** Ends the handling of a message that cannot be taken; what it says goes to the sender, and to nobody else. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** HL7 table 0008. */
    enum Verdict {
        /** The message would have to say something else. */
        AE,
        /** Its kind is not taken here, or nothing can be taken now. */
        AR
    }

    /** HL7 table 0357, as far as it is needed. */
    enum Error {
        SEGMENT_SEQUENCE(100, "Segment sequence error"),
        REQUIRED_FIELD(101, "Required field missing"),
        DATA_TYPE(102, "Data type error"),
        TABLE_VALUE(103, "Table value not found"),
        MESSAGE_TYPE(200, "Unsupported message type"),
        EVENT(201, "Unsupported event code"),
        PROCESSING_ID(202, "Unsupported processing id"),
        VERSION(203, "Unsupported version id"),
        UNKNOWN_KEY(204, "Unknown key identifier"),
        DUPLICATE_KEY(205, "Duplicate key identifier"),
        INTERNAL(207, "Application internal error");

        private final int code;
        private final String text;

        Error(int code, String text) {
            this.code = code;
            this.text = text;
        }

        int code() {
            return code;
        }

        String text() {
            return text;
        }
    }

    private final Verdict verdict;
    private final Error error;
    private final @Nullable Place place;

    /** A field, counted as the standard does. */
    record Place(String segment, int sequence, int field) {}

    Refusal(Verdict verdict, Error error, @Nullable Place place, String message) {
        super(message);
        this.verdict = verdict;
        this.error = error;
        this.place = place;
    }

    static Refusal of(Error error, Place place, String message) {
        return new Refusal(Verdict.AE, error, place, message);
    }

    static Refusal rejected(Error error, int headerField, String message) {
        return new Refusal(Verdict.AR, error, new Place("MSH", 1, headerField), message);
    }

    Verdict verdict() {
        return verdict;
    }

    Error error() {
        return error;
    }

    @Nullable
    Place place() {
        return place;
    }
}
