package org.einthoven.holter;

import org.einthoven.ecg.LeadName;
import org.jspecify.annotations.Nullable;

/**
 * Something to go to.
 *
 * @param beats how many are in it; 0 where it is none of beats
 * @param value in the unit of its kind
 * @param lead in which it is; null where it is in all
 */
public record Event(EventKind kind, double fromMs, double toMs, int beats, double value, @Nullable LeadName lead) {

    static Event inAllLeads(EventKind kind, double fromMs, double toMs, int beats, double value) {
        return new Event(kind, fromMs, toMs, beats, value, null);
    }
}
