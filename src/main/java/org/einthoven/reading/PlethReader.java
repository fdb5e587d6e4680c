package org.einthoven.reading;

import java.util.List;
import java.util.Optional;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Finding;
import org.einthoven.ecg.Pleth;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.PulseMeasurement;
import org.einthoven.ppg.Pulse;

/** Reads photoplethysmograms. */
final class PlethReader {

    private final PlethModels models;

    PlethReader(PlethModels models) {
        this.models = models;
    }

    Reading read(Pleth pleth) {
        SignalCheck check = SignalCheck.of(pleth);
        Quality quality = check.quality();
        Optional<Abstention> poor = Abstention.ofSignal(pleth, check);
        if (poor.isPresent()) {
            return poor.get().reading(quality, models.refs());
        }
        List<Pulse> pulses = models.delineate(pleth);
        Optional<Abstention> silent = Abstention.ofBeats(pleth, pulses.size());
        if (silent.isPresent()) {
            return silent.get().reading(quality, models.refs());
        }
        Measurements measurements = PulseMeasurement.measure(pleth, pulses);
        List<Finding> findings = Diagnosis.ofPulse(measurements, quality.perLead(), quality.overall());
        return new Reading.Reported(
                quality,
                Delineation.EMPTY,
                List.of(),
                List.of(),
                pulses,
                measurements,
                findings,
                List.of(),
                List.of(),
                models.refs());
    }
}
