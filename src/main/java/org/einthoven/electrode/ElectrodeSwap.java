package org.einthoven.electrode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.LimbLeads;
import org.einthoven.ecg.Samples;

/**
 * Electrodes that hang where others belong. Where only limb electrodes of the right arm, the left arm and the left leg, or
 * only chest electrodes, were exchanged among themselves, nothing is lost: Wilson's central terminal is the same, and each
 * lead is a sum of recorded ones (Krasteva et al. 2019). Where the ground electrode of the right leg took part, one
 * potential was never recorded.
 *
 * <p>Exchanged left arm and left leg, and V5 and V6, are not here: what they make is too much like a right recording.
 */
public enum ElectrodeSwap {
    ARMS("arm electrodes", "LRFN", ElectrodeSwap.IN_ORDER),
    RIGHT_ARM_LEFT_LEG("right arm and left leg electrodes", "FLRN", ElectrodeSwap.IN_ORDER),
    LIMBS_TURNED_LEFT("limb electrodes, all moved on: right arm to left arm to leg", "LFRN", ElectrodeSwap.IN_ORDER),
    LIMBS_TURNED_RIGHT("limb electrodes, all moved on: left arm to right arm to leg", "FRLN", ElectrodeSwap.IN_ORDER),
    RIGHT_ARM_RIGHT_LEG("right arm and right leg electrodes", "NLFR", ElectrodeSwap.IN_ORDER),
    LEFT_ARM_RIGHT_LEG("left arm and right leg electrodes", "RNFL", ElectrodeSwap.IN_ORDER),
    ARMS_AND_LEGS("arm electrodes with those of the legs", "NFLR", ElectrodeSwap.IN_ORDER),
    V1_V2("V1 and V2", ElectrodeSwap.PLACES, "213456"),
    V2_V3("V2 and V3", ElectrodeSwap.PLACES, "132456"),
    V3_V4("V3 and V4", ElectrodeSwap.PLACES, "124356"),
    V4_V5("V4 and V5", ElectrodeSwap.PLACES, "123546"),
    V1_V3("V1 and V3", ElectrodeSwap.PLACES, "321456"),
    V2_V4("V2 and V4", ElectrodeSwap.PLACES, "143256"),
    V3_V5("V3 and V5", ElectrodeSwap.PLACES, "125436"),
    V4_V6("V4 and V6", ElectrodeSwap.PLACES, "123654"),
    V1_TO_V3_TURNED_LEFT("V1, V2 and V3, V1 being on the place of V2", ElectrodeSwap.PLACES, "231456"),
    V1_TO_V3_TURNED_RIGHT("V1, V2 and V3, V1 being on the place of V3", ElectrodeSwap.PLACES, "312456"),
    CHEST_REVERSED("chest electrodes, V1 to V6 in reverse order", ElectrodeSwap.PLACES, "654321");

    /** Right arm, left arm, left leg (foot) and the ground electrode of the right leg. */
    private static final String PLACES = "RLFN";

    private static final String IN_ORDER = "123456";
    private static final List<LeadName> CHEST =
            List.of(LeadName.V1, LeadName.V2, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.V6);

    private final String what;
    private final String limbs;
    private final String chest;

    /**
     * @param limbs on which place the wires of R, L, F and N hang
     * @param chest on which place those of V1 to V6 hang
     */
    ElectrodeSwap(String what, String limbs, String chest) {
        this.what = what;
        this.limbs = limbs;
        this.chest = chest;
    }

    /** Which electrodes, such as {@code V1 and V2}. */
    public String what() {
        return what;
    }

    /** Stable, such as {@code v1-v2}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ElectrodeSwap> named(String code) {
        return Stream.of(values()).filter(swap -> swap.code().equals(code)).findFirst();
    }

    public boolean isOfLimbs() {
        return chest.equals(IN_ORDER);
    }

    /** Whether the recording can be put right: whether the ground electrode stayed in its place. */
    public boolean isCorrectable() {
        return limbs.charAt(3) == 'N';
    }

    /** The leads of the twelve that show another potential than they should. */
    public Set<LeadName> affected() {
        Set<LeadName> affected = EnumSet.noneOf(LeadName.class);
        for (int i = 0; i < CHEST.size(); i++) {
            if (!isCorrectable() || chest.charAt(i) != IN_ORDER.charAt(i)) {
                affected.add(CHEST.get(i));
            }
        }
        if (isOfLimbs()) {
            affected.addAll(EnumSet.range(LeadName.I, LeadName.AVF));
            affected.remove(augmentedOfTheElectrodeInPlace());
        }
        return affected;
    }

    private LeadName augmentedOfTheElectrodeInPlace() {
        if (isCorrectable()) {
            for (int i = 0; i < 3; i++) {
                if (limbs.charAt(i) == PLACES.charAt(i)) {
                    return List.of(LeadName.AVR, LeadName.AVL, LeadName.AVF).get(i);
                }
            }
        }
        return LeadName.UNSPECIFIED;
    }

    /**
     * The recording as it would be with the electrodes in their places. Leads that were not recorded stay away.
     *
     * @throws IllegalArgumentException where the swap cannot be undone
     */
    public Ecg corrected(Ecg ecg) {
        if (!isCorrectable()) {
            throw new IllegalArgumentException("what " + this + " recorded cannot be put right");
        }
        return rearranged(ecg, inverse(limbs, PLACES), inverse(chest, IN_ORDER));
    }

    /** The recording as it would have been with these electrodes exchanged, the legs being at one potential. */
    public Ecg simulated(Ecg ecg) {
        return rearranged(ecg, limbs, chest);
    }

    private static String inverse(String order, String places) {
        char[] inverse = new char[order.length()];
        for (int i = 0; i < inverse.length; i++) {
            inverse[places.indexOf(order.charAt(i))] = places.charAt(i);
        }
        return new String(inverse);
    }

    private static Ecg rearranged(Ecg ecg, String limbs, String chest) {
        Ecg complete = LimbLeads.complete(ecg);
        Optional<Lead> one = complete.lead(LeadName.I);
        Optional<Lead> two = complete.lead(LeadName.II);
        Map<LeadName, float[]> moved = new EnumMap<>(LeadName.class);
        float[] terminal = new float[ecg.length()];
        if (one.isPresent() && two.isPresent() && !limbs.equals(PLACES)) {
            // with the right arm at 0, lead I is the left arm and lead II the foot
            float[] left = one.get().samples().toArray();
            float[] foot = two.get().samples().toArray();
            float[] newOne = new float[left.length];
            float[] newTwo = new float[left.length];
            for (int i = 0; i < left.length; i++) {
                float r = potential(limbs.charAt(0), left[i], foot[i]);
                float l = potential(limbs.charAt(1), left[i], foot[i]);
                float f = potential(limbs.charAt(2), left[i], foot[i]);
                newOne[i] = l - r;
                newTwo[i] = f - r;
                terminal[i] = ((left[i] + foot[i]) - (r + l + f)) / 3;
            }
            moved.put(LeadName.I, newOne);
            moved.put(LeadName.II, newTwo);
            moved.putAll(LimbLeads.missing(moved));
        }
        for (int i = 0; i < CHEST.size(); i++) {
            LeadName place = CHEST.get(chest.charAt(i) - '1');
            LeadName wire = CHEST.get(i);
            ecg.lead(place).ifPresent(lead -> moved.put(wire, sum(lead.samples().toArray(), terminal)));
        }
        List<Lead> leads = new ArrayList<>();
        ecg.leads().stream()
                .filter(lead -> !CHEST.contains(lead.name()))
                .map(lead -> moved.containsKey(lead.name()) ? lead(lead.name(), moved) : lead)
                .forEach(leads::add);
        CHEST.stream().filter(moved::containsKey).forEach(name -> leads.add(lead(name, moved)));
        leads.sort(Comparator.comparing(Lead::name));
        return new Ecg(ecg.rate(), leads);
    }

    private static Lead lead(LeadName name, Map<LeadName, float[]> moved) {
        return new Lead(name, Samples.copyOf(moved.get(name)));
    }

    private static float potential(char place, float left, float foot) {
        return switch (place) {
            case 'R' -> 0;
            case 'L' -> left;
            default -> foot;
        };
    }

    private static float[] sum(float[] lead, float[] more) {
        for (int i = 0; i < lead.length; i++) {
            lead[i] += more[i];
        }
        return lead;
    }
}
