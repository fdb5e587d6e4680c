package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.electrode.ElectrodeCheck;
import org.einthoven.electrode.ElectrodeCheck.Suspected;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.measure.Measurements;
import org.einthoven.synthesis.GeneratedEcg;
import org.junit.jupiter.api.Test;

/** The check of electrodes on generated recordings; real ones are in {@link ReversedElectrodesTest}. */
class ElectrodeCheckTest {

    private static final GeneratedEcg MADE = Recordings.sinus(72);

    private static Measurements measured(Ecg ecg) {
        return ((Reading.Reported) new EcgReader(new TruthModels(MADE)).read(ecg, Subject.UNKNOWN)).measurements();
    }

    private static Optional<ElectrodeSwap> suspected(Ecg ecg) {
        return ElectrodeCheck.of(measured(ecg)).map(Suspected::swap);
    }

    @Test
    void electrodesInTheirPlacesAreNotSuspected() {
        assertThat(ElectrodeCheck.isPossible(measured(MADE.ecg()))).isTrue();
        assertThat(suspected(MADE.ecg())).isEmpty();
    }

    @Test
    void aLimbLeadBetweenBothLegsIsFlatAndSaysWhichArmIsThere() {
        assertThat(suspected(ElectrodeSwap.RIGHT_ARM_RIGHT_LEG.simulated(MADE.ecg())))
                .contains(ElectrodeSwap.RIGHT_ARM_RIGHT_LEG);
        assertThat(suspected(ElectrodeSwap.LEFT_ARM_RIGHT_LEG.simulated(MADE.ecg())))
                .contains(ElectrodeSwap.LEFT_ARM_RIGHT_LEG);
        assertThat(suspected(ElectrodeSwap.ARMS_AND_LEGS.simulated(MADE.ecg()))).contains(ElectrodeSwap.ARMS_AND_LEGS);
    }

    @Test
    void withoutAChestLeadNothingIsTold() {
        Ecg few = Recordings.only(MADE.ecg(), LeadName.I, LeadName.II, LeadName.V1, LeadName.V6);
        assertThat(ElectrodeCheck.isPossible(measured(few))).isFalse();
        assertThat(suspected(few)).isEmpty();
    }
}
