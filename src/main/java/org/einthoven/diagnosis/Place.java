package org.einthoven.diagnosis;

import java.util.List;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.LeadName;
import org.jspecify.annotations.Nullable;

/**
 * Where in the beats a number was read off.
 *
 * @param lead null for all leads together
 * @param parts in order of time; the number was read off all of them, as a PR interval off P wave and PR segment
 */
public record Place(@Nullable LeadName lead, List<BeatPart> parts) {

    public Place {
        parts = List.copyOf(parts);
    }
}
