package org.einthoven.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That something was erased.
 *
 * @param resources of the FHIR store, with all their versions
 * @param pages printed ones that waited to be laid out by hand
 * @param digest SHA-256 over the hashes of all that went
 */
public record Erasure(Deed deed, int recordings, int resources, int pages, String digest) {
    /**
     * Who erased whose data, and why.
     *
     * @param at when it was done in this database
     * @param person keyed hash of whose data it were
     * @param firstAt when it was first done, before a back-up brought back what went; else {@code at}
     */
    public record Deed(UUID id, Instant at, String who, String reason, String person, Instant firstAt) {}

    /** An erasure as a list of them carries it outside the database; {@code recordingHashes} are SHA-256 of the recordings' ids. */
    public record Listed(UUID id, Instant at, String person, List<String> recordingHashes) {
        public Listed {
            recordingHashes = List.copyOf(recordingHashes);
        }
    }
}
