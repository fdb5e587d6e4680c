package org.einthoven.archive;

import java.util.UUID;
import java.util.regex.Pattern;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** Reads the id of a recording out of an address. */
public final class RecordingId {
    /** {@link UUID#fromString} alone would take "1-1-1-1-1", so that one recording had many addresses. */
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private RecordingId() {}

    /** @throws FaultException {@link Fault#INVALID_ID} */
    public static UUID parse(String text) {
        if (text.length() != 36 || !CANONICAL.matcher(text).matches()) {
            throw FaultException.of(Fault.INVALID_ID);
        }
        return UUID.fromString(text);
    }
}
