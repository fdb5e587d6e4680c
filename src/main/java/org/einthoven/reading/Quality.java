package org.einthoven.reading;

import java.util.Map;
import org.einthoven.ecg.LeadName;
import org.einthoven.signal.ChannelQuality;

/**
 * Signal quality of a recording.
 *
 * @param overall 0 (useless) to 1 (clean)
 * @param perLead one entry a lead; a pleth is listed as {@link LeadName#UNSPECIFIED}
 */
public record Quality(double overall, Map<LeadName, ChannelQuality> perLead) {

    public Quality {
        perLead = Map.copyOf(perLead);
    }
}
