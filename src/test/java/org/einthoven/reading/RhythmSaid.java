package org.einthoven.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.rhythm.Stretch;
import org.einthoven.rhythm.ToldRhythm;
import org.einthoven.rhythm.ToldStretch;

/** Sees what others see, and is sure of one rhythm. */
final class RhythmSaid extends AsOthersSee {
    private final RhythmClass rhythm;

    RhythmSaid(EcgModels others, RhythmClass rhythm) {
        super(others);
        this.rhythm = rhythm;
    }

    @Override
    public Optional<ToldRhythm> rhythm(Ecg ecg, List<Beat> beats, Delineation delineation) {
        Map<RhythmClass, Double> scores = new EnumMap<>(RhythmClass.class);
        for (RhythmClass each : RhythmClass.values()) {
            scores.put(each, each == rhythm ? 1.0 : 0.0);
        }
        LearnedRhythm told = new LearnedRhythm(rhythm, scores);
        Stretch all = new Stretch(0, ecg.duration().toMillis());
        return Optional.of(new ToldRhythm(told, List.of(new ToldStretch(all, told))));
    }
}
