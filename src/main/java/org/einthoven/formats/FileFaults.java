package org.einthoven.formats;

import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** Says what is wrong with a file, and where. */
public final class FileFaults {
    private static final int LONGEST = 120;

    /**
     * A file that is not what it claims to be.
     *
     * @param place such as {@code byte 1024} or {@code LeadData[3]}
     */
    public static FaultException damaged(String format, String place, String problem) {
        return FaultException.of(Fault.DAMAGED_FILE, format, excerpt(place), excerpt(problem));
    }

    /** A file that may be well-formed, with something that is not read here. */
    public static FaultException unsupported(String format, String place, String what) {
        return FaultException.of(Fault.UNSUPPORTED_FILE, format, excerpt(place), excerpt(what));
    }

    /** A recording that a format cannot hold. */
    public static FaultException notWritable(String format, String why) {
        return FaultException.of(Fault.NOT_WRITABLE, format, excerpt(why));
    }

    /** A text of the file inside a message of ours: short and printable. */
    public static String excerpt(String text) {
        String plain = plain(text);
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    /** Without control characters, and without marks that turn the writing direction (as names are shown). */
    public static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]", " ");
    }

    private FileFaults() {}
}
