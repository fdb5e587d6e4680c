package org.einthoven.diagnosis;

import java.util.List;
import java.util.Optional;
import org.einthoven.diagnosis.Comparison.Relation;
import org.einthoven.ecg.LeadName;
import org.einthoven.electrode.ElectrodeCheck.Suspected;
import org.einthoven.electrode.ElectrodeSwap;

/** Electrodes that possibly hang where others belong, and which leads are not judged for it. */
final class ElectrodeRule implements Rule {

    private static final String SOURCE =
            "ours: learned from PTB-XL, folds 1 to 8; the flat lead of Batchvarov et al. 2007";

    @Override
    public List<Finding> apply(Evidence evidence) {
        Suspected suspected = evidence.electrodes();
        if (suspected == null) {
            return List.of();
        }
        ElectrodeSwap swap = suspected.swap();
        FindingCode code = code(swap);
        List<String> leads = swap.affected().stream().map(LeadName::display).toList();
        String display = name(swap, code) + ": shapes and axes in " + Wording.list(leads) + " are not judged";
        Comparison number = new Comparison(
                suspected.quantity(),
                suspected.value(),
                swap.isCorrectable() ? Relation.ABOVE : Relation.BELOW,
                suspected.limit(),
                suspected.unit(),
                SOURCE);
        return List.of(new Finding(id(swap), code, display, 1, true, List.of(), List.of(number)));
    }

    /** The swap that a finding speaks of; empty for every other finding. */
    static Optional<ElectrodeSwap> behind(Finding finding) {
        return List.of(ElectrodeSwap.values()).stream()
                .filter(swap -> finding.id().equals(id(swap)))
                .findFirst();
    }

    private static String id(ElectrodeSwap swap) {
        FindingCode code = code(swap);
        return swap == ElectrodeSwap.ARMS ? code.code() : code.code() + "-" + swap.code();
    }

    private static FindingCode code(ElectrodeSwap swap) {
        if (swap == ElectrodeSwap.ARMS) {
            return FindingCode.ARM_ELECTRODES_REVERSED_POSSIBLE;
        }
        return swap.isOfLimbs()
                ? FindingCode.LIMB_ELECTRODES_EXCHANGED_POSSIBLE
                : FindingCode.CHEST_ELECTRODES_EXCHANGED_POSSIBLE;
    }

    private static String name(ElectrodeSwap swap, FindingCode code) {
        return swap == ElectrodeSwap.ARMS
                ? code.display() + " (or dextrocardia)"
                : code.display() + " (" + swap.what() + ")";
    }
}
