package org.einthoven.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That something was erased.
 *
 * @param person keyed hash of whose data it were
 * @param resources of the FHIR store, with all their versions
 * @param digest SHA-256 over the hashes of all that went
 */
public record Erasure(
        UUID id, Instant at, String who, String reason, String person, int recordings, int resources, String digest) {

    /** An erasure as a list of them carries it outside the database; {@code recordingHashes} are SHA-256 of the recordings' ids. */
    public record Listed(UUID id, Instant at, String person, List<String> recordingHashes) {
        public Listed {
            recordingHashes = List.copyOf(recordingHashes);
        }
    }
}
