package org.einthoven.measure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.einthoven.ecg.LeadName;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement rests on, or why there is none.
 *
 * @param beats how many beats carry it (for RR and its variability: how many intervals)
 * @param leads in which its ends were seen; empty where no lead has a part in it
 * @param standardError of the value, in its unit, from how it differs from beat to beat; null where it is not known. It
 *     says how well the value is known if the marks are right, not whether they are
 * @param caveats why it is not measurable, or what to mind when it is used; empty for most
 */
public record Basis(int beats, List<LeadName> leads, @Nullable Double standardError, Set<Caveat> caveats) {

    public Basis {
        leads = List.copyOf(leads);
        caveats = caveats.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(caveats));
    }

    /** Whether a reader said the value, or it follows from one that a reader said. */
    public boolean isByReader() {
        return caveats.contains(Caveat.BY_READER);
    }

    static Basis none(Caveat why) {
        return new Basis(0, List.of(), null, Set.of(why));
    }

    Basis with(Caveat caveat) {
        Set<Caveat> more = EnumSet.of(caveat);
        more.addAll(caveats);
        return new Basis(beats, leads, standardError, more);
    }
}
