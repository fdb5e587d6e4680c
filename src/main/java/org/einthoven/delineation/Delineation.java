package org.einthoven.delineation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.inference.Temperature;
import org.jspecify.annotations.Nullable;

/**
 * All waves of a recording in order of time: as seen in each lead, and over all leads.
 *
 * @param temperature what makes probabilities of their confidence; null where nothing is known to
 */
public record Delineation(List<Fiducial> perLead, List<Fiducial> global, @Nullable Temperature temperature) {

    public static final Delineation EMPTY = new Delineation(List.of(), List.of());

    public Delineation {
        perLead = List.copyOf(perLead);
        global = List.copyOf(global);
    }

    public Delineation(List<Fiducial> perLead, List<Fiducial> global) {
        this(perLead, global, null);
    }

    /** The same, of a model whose card has this temperature. */
    Delineation at(Temperature of) {
        return new Delineation(perLead, global, of.equals(Temperature.NONE) ? null : of);
    }

    /** The same with these waves in its leads, and those over all leads that follow. */
    Delineation with(List<Fiducial> leads, Ecg ecg) {
        return with(leads, Consensus.of(leads, ecg));
    }

    /**
     * The same without what was called P where the atria seem to fibrillate or flutter. Of a recording whose rhythm is known to
     * be sinus rhythm it is not asked.
     *
     * @param ecg the leads that were looked at
     */
    public Delineation withoutFibrillatoryWaves(Ecg ecg) {
        return FibrillatoryWaves.without(this, ecg);
    }

    /** The same with other waves. */
    public Delineation with(List<Fiducial> leads, List<Fiducial> all) {
        return new Delineation(leads, all, temperature);
    }

    /**
     * How likely a cardiologist sees this wave where it was found, 0 to 1; its confidence as it is where nothing makes a
     * probability of that.
     */
    public double probability(Fiducial wave) {
        return temperature == null
                ? wave.confidence()
                : temperature.of(wave.wave().name(), wave.confidence());
    }

    /**
     * The waves of each lead, whoever marked them, and those over all leads that follow.
     *
     * @param ecg the leads that were looked at
     */
    public static Delineation of(List<Fiducial> perLead, Ecg ecg) {
        return new Delineation(perLead, Consensus.of(perLead, ecg));
    }

    /**
     * The same with one end of some waves moved by {@code byMs}, over all leads and in each lead that has them; a wave of
     * which nothing is left is gone.
     *
     * @param waves over all leads
     */
    public Delineation moved(Collection<Fiducial> waves, WaveEnd end, double byMs) {
        return each(waves, wave -> wave.moved(end, byMs));
    }

    /**
     * The same with one end of some waves moved by {@code byMs} in one lead; over all leads that end is then where all
     * their leads together have it, and the other stays. Where too few leads are left for that, the wave over all leads stays.
     *
     * @param waves over all leads
     * @param ecg the leads that were looked at
     */
    public Delineation movedInLead(Collection<Fiducial> waves, LeadName lead, WaveEnd end, double byMs, Ecg ecg) {
        List<Fiducial> leads = each(
                perLead,
                wave -> wave.lead() == lead && waves.stream().anyMatch(wave::overlaps),
                wave -> wave.moved(end, byMs));
        return with(leads, each(global, waves::contains, wave -> agreed(wave, end, leads, ecg)
                .or(() -> Optional.of(wave))));
    }

    /** A wave over all leads with one end where these leads have it, as in {@link Consensus} not beyond the next wave's onset. */
    private Optional<Fiducial> agreed(Fiducial wave, WaveEnd end, List<Fiducial> leads, Ecg ecg) {
        double next = global.stream()
                .mapToDouble(Fiducial::onsetMs)
                .filter(onset -> onset > wave.onsetMs())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        List<Fiducial> same = leads.stream().filter(wave::overlaps).toList();
        return Consensus.of(same, ecg).stream()
                .filter(wave::overlaps)
                .findFirst()
                .flatMap(all -> wave.moved(
                        end,
                        end == WaveEnd.ONSET
                                ? all.onsetMs() - wave.onsetMs()
                                : Math.min(all.offsetMs(), next) - wave.offsetMs()));
    }

    /** What one lead shows of a wave over all leads. */
    public Optional<Fiducial> inLead(Fiducial wave, LeadName lead) {
        return perLead.stream()
                .filter(one -> one.lead() == lead && one.overlaps(wave))
                .findFirst();
    }

    /** The same without some waves, over all leads and in each lead that has them. */
    public Delineation without(Collection<Fiducial> waves) {
        return each(waves, wave -> Optional.empty());
    }

    /**
     * The same with one more wave, over all leads and in every lead that was recorded where it lies, there in place of those
     * of its kind that it overlaps.
     */
    public Delineation with(Wave wave, double onsetMs, double offsetMs, Ecg ecg) {
        List<Fiducial> leads = new ArrayList<>(perLead);
        List<Double> peaks = new ArrayList<>();
        double onset = ecg.rate().indexAt(onsetMs);
        double offset = ecg.rate().indexAt(offsetMs);
        for (Lead lead : ecg.leads()) {
            if (!lead.samples().isMissing((int) Math.round((onset + offset) / 2))) {
                double peak = ecg.rate().msAt(Peak.of(lead.samples().toArray(), onset, offset));
                peaks.add(Math.min(offsetMs, Math.max(onsetMs, peak)));
                Fiducial added = new Fiducial(lead.name(), wave, onsetMs, peaks.get(peaks.size() - 1), offsetMs, 1);
                leads.removeIf(one -> one.lead() == lead.name() && one.overlaps(added));
                insert(added, leads);
            }
        }
        double peak = peaks.stream().sorted().skip(peaks.size() / 2).findFirst().orElse((onsetMs + offsetMs) / 2);
        List<Fiducial> all = new ArrayList<>(global);
        insert(new Fiducial(null, wave, onsetMs, peak, offsetMs, 1), all);
        return with(leads, all);
    }

    /** Puts a wave in its place in time among those of its lead. */
    private static void insert(Fiducial wave, List<Fiducial> among) {
        int place = among.size();
        for (int i = among.size() - 1; i >= 0; i--) {
            if (among.get(i).lead() == wave.lead()) {
                if (among.get(i).onsetMs() <= wave.onsetMs()) {
                    break;
                }
                place = i;
            }
        }
        among.add(place, wave);
    }

    private Delineation each(Collection<Fiducial> waves, Function<Fiducial, Optional<Fiducial>> change) {
        return with(
                each(perLead, wave -> waves.stream().anyMatch(wave::overlaps), change),
                each(global, waves::contains, change));
    }

    private static List<Fiducial> each(
            List<Fiducial> all, Predicate<Fiducial> chosen, Function<Fiducial, Optional<Fiducial>> change) {
        return all.stream()
                .flatMap(wave -> (chosen.test(wave) ? change.apply(wave) : Optional.of(wave)).stream())
                .toList();
    }

    public List<Fiducial> inLead(LeadName lead) {
        return perLead.stream().filter(f -> f.lead() == lead).toList();
    }

    /** The waves of one kind over all leads. */
    public List<Fiducial> global(Wave wave) {
        return global.stream().filter(f -> f.wave() == wave).toList();
    }
}
