package org.einthoven.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import java.util.function.Supplier;
import org.einthoven.hl7v2.Refusal.Error;
import org.einthoven.hl7v2.Refusal.Place;

/**
 * The fields of one segment under their numbers in the standard. What is not there, and what is there to be deleted
 * ({@code ""}), is empty.
 */
final class Fields {
    private static final String DELETED = "\"\"";

    private final Segment segment;
    private final int sequence;

    /** @param sequence which of its name the segment is, from 1 */
    Fields(Segment segment, int sequence) {
        this.segment = segment;
        this.sequence = sequence;
    }

    String get(int field) {
        return get(field, 0, 1, 1);
    }

    String get(int field, int repetition, int component) {
        return get(field, repetition, component, 1);
    }

    String get(int field, int repetition, int component, int subcomponent) {
        try {
            String value = Terser.get(segment, field, repetition, component, subcomponent);
            return value == null || value.equals(DELETED) ? "" : value.strip();
        } catch (HL7Exception unreadable) {
            throw Refusal.of(Error.DATA_TYPE, place(field), name(field) + " cannot be read.");
        }
    }

    int repetitions(int field) {
        try {
            return segment.getField(field).length;
        } catch (HL7Exception unreadable) {
            throw Refusal.of(Error.DATA_TYPE, place(field), name(field) + " cannot be read.");
        }
    }

    String required(int field, Supplier<String> value) {
        String found = value.get();
        if (found.isEmpty()) {
            throw Refusal.of(Error.REQUIRED_FIELD, place(field), name(field) + " is missing.");
        }
        return found;
    }

    Refusal unknown(int field, String meaning) {
        return Refusal.of(Error.TABLE_VALUE, place(field), name(field) + " is " + meaning + ".");
    }

    Place place(int field) {
        return new Place(segment.getName(), sequence, field);
    }

    private String name(int field) {
        return segment.getName() + "-" + field;
    }
}
