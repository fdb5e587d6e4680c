package org.einthoven.reading;

import java.util.List;
import org.einthoven.ecg.Pleth;
import org.einthoven.inference.ModelRef;
import org.einthoven.ppg.Pulse;

/** What models see in a photoplethysmogram. Safe for many threads. */
public interface PlethModels {

    List<Pulse> delineate(Pleth pleth);

    /** Every model that takes part. */
    List<ModelRef> refs();
}
