package org.einthoven.delineation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Temperature;

/**
 * Finds the waves of an ECG: a model scores every sample of every lead, and the scores decide alone. No wave is put where
 * they do not carry one. Thread-safe.
 */
public final class Delineator {

    private static final SampleRate RATE = LeadPreparation.RATE;

    private final LeadScores scores;
    private final Temperature temperature;

    public Delineator(OnnxModel model) {
        this(new JointScores(model), model.card().temperature());
    }

    /** With scores that come from elsewhere, as they are. */
    public Delineator(LeadScores scores) {
        this(scores, Temperature.NONE);
    }

    private Delineator(LeadScores scores, Temperature temperature) {
        this.scores = scores;
        this.temperature = temperature;
    }

    /** What makes waves of a model's scores, for its card. */
    public static List<ModelCard.Threshold> limits() {
        return Stream.concat(WaveDecoder.limits().stream(), FibrillatoryWaves.limits().stream())
                .toList();
    }

    public ModelRef model() {
        return scores.model();
    }

    /**
     * The waves of all leads of {@code ecg}, per lead and over all. Leads that cannot be read should have been left
     * out: they would mislead the others.
     */
    public Delineation delineate(Ecg ecg) {
        LeadPreparation preparation = new LeadPreparation(ecg.rate());
        List<float[]> leads = new ArrayList<>();
        for (Lead lead : ecg.leads()) {
            leads.add(LeadPreparation.normalise(preparation.resample(lead.samples())));
        }
        List<Fiducial> perLead = new ArrayList<>();
        List<float[][]> scored = scores.of(leads);
        for (int i = 0; i < leads.size(); i++) {
            for (ScoredWave wave : WaveDecoder.decode(scored.get(i))) {
                double peak = Peak.of(leads.get(i), wave.onset(), wave.offset());
                perLead.add(new Fiducial(
                        ecg.leads().get(i).name(),
                        wave.wave(),
                        RATE.msAt(wave.onset()),
                        RATE.msAt(peak),
                        RATE.msAt(wave.offset()),
                        Math.min(1, wave.score())));
            }
        }
        return Delineation.of(perLead, ecg).at(temperature);
    }
}
