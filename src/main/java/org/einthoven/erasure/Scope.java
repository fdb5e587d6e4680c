package org.einthoven.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a person.
 *
 * @param patients ids of Patients here; none where only recordings are left
 * @param recordings theirs, and those mended from theirs
 * @param resources keys in the FHIR store of what goes with all its versions
 * @param versions how many versions of other resources name them and go alone, as of one that was filed wrongly for a while
 * @param pages printed ones that wait to be laid out by hand
 * @param disputed of the pages those that were sent for another patient as well, whose they may be
 * @param until what came after it is no part of it; null where all is
 */
record Scope(
        List<String> patients,
        List<UUID> recordings,
        List<Long> resources,
        int versions,
        List<UUID> pages,
        int disputed,
        @Nullable Instant until) {
    Scope {
        patients = List.copyOf(patients);
        recordings = List.copyOf(recordings);
        resources = List.copyOf(resources);
        pages = List.copyOf(pages);
    }

    boolean isEmpty() {
        return recordings.isEmpty() && resources.isEmpty() && versions == 0 && pages.isEmpty();
    }
}
