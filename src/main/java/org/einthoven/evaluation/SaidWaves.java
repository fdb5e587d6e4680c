package org.einthoven.evaluation;

import java.util.List;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;

/** How sure a wave was that was found in a lead, and whether a cardiologist marked one of its kind there. */
final class SaidWaves {

    private SaidWaves() {}

    /**
     * The waves between the first and the last mark: what lies outside, nobody was asked to mark.
     *
     * @param truth the lead's true waves in order of time
     * @param found the waves that were found in this lead
     * @param in what they were found in
     */
    static List<Said> of(List<TrueWave> truth, List<Fiducial> found, Delineation in) {
        if (truth.isEmpty()) {
            return List.of();
        }
        double from = DelineationTally.begin(truth.get(0));
        double to = DelineationTally.end(truth.get(truth.size() - 1));
        return found.stream()
                .filter(wave -> wave.onsetMs() < to && wave.offsetMs() > from)
                .map(wave -> Said.yesOrNo(wave.wave().name(), in.probability(wave), isThere(truth, wave)))
                .toList();
    }

    private static boolean isThere(List<TrueWave> truth, Fiducial wave) {
        return truth.stream()
                .anyMatch(marked -> marked.wave() == wave.wave()
                        && wave.onsetMs() <= DelineationTally.end(marked)
                        && wave.offsetMs() >= DelineationTally.begin(marked));
    }
}
