package org.einthoven.formats;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** OIDs of what was never given one: the UUID of a name under 2.25 (ITU-T X.667, 7; DICOM PS3.5, B.2). */
public final class NamedOid {
    private NamedOid() {}

    /** The same for the same name. */
    public static String of(String name) {
        return of(name.getBytes(StandardCharsets.UTF_8));
    }

    public static String of(byte[] name) {
        String hex = UUID.nameUUIDFromBytes(name).toString().replace("-", "");
        return "2.25." + new BigInteger(hex, 16);
    }
}
