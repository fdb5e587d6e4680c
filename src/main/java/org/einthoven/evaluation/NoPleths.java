package org.einthoven.evaluation;

import java.util.List;
import org.einthoven.ecg.Pleth;
import org.einthoven.inference.ModelRef;
import org.einthoven.ppg.Pulse;
import org.einthoven.reading.PlethModels;

/** What stands in for the pulse models where only ECGs are read. */
final class NoPleths implements PlethModels {

    @Override
    public List<Pulse> delineate(Pleth pleth) {
        throw new UnsupportedOperationException("only ECGs are read here");
    }

    @Override
    public List<ModelRef> refs() {
        return List.of();
    }
}
