package org.einthoven.fhir;

import java.util.List;
import org.einthoven.fhir.DecodedRecording.Warning;
import org.einthoven.fhir.store.StoredVersion;

/**
 * What became of a write.
 *
 * @param created whether the resource is new
 * @param what was done, for the sender to read
 */
record Written(StoredVersion version, boolean created, String what, List<Warning> warnings) {

    Written {
        warnings = List.copyOf(warnings);
    }

    static Written of(StoredVersion version, boolean created) {
        String what = version.isDeletion()
                ? version.type() + "/" + version.id() + " is deleted; its versions stay readable."
                : "Stored as version " + version.version() + ".";
        return new Written(version, created, what, List.of());
    }

    static Written unchanged(StoredVersion version, String what) {
        return new Written(version, false, what, List.of());
    }
}
