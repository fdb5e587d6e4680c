package org.einthoven.reading;

import java.util.List;
import org.einthoven.ecg.Pleth;
import org.einthoven.inference.ModelRef;
import org.einthoven.inference.OnnxModel;
import org.einthoven.ppg.Pulse;
import org.einthoven.ppg.PulseDelineator;

/** What the model of the models folder sees in a photoplethysmogram. */
public final class OnnxPlethModels implements PlethModels {

    private final PulseDelineator delineator;

    private OnnxPlethModels(PulseDelineator delineator) {
        this.delineator = delineator;
    }

    public static OnnxPlethModels of(OnnxModel ppg) {
        return new OnnxPlethModels(new PulseDelineator(ppg));
    }

    @Override
    public List<Pulse> delineate(Pleth pleth) {
        return delineator.delineate(pleth);
    }

    @Override
    public List<ModelRef> refs() {
        return List.of(delineator.model());
    }
}
