package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.SampleRate;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;

/** What ANSI/AAMI EC57:2012 says of annotated recordings: which annotations are beats, and of which class. */
public final class Ec57 {

    private Ec57() {}

    /**
     * A beat as it was annotated.
     *
     * @param ms its time from the first sample
     */
    public record TrueBeat(double ms, BeatClass beatClass) {}

    /** A stretch in ms in which beats are not scored. */
    record Stretch(double fromMs, double toMs) {}

    /** The AAMI class of an annotation (EC57, 4.2); empty where it marks no beat. */
    public static Optional<BeatClass> beatClass(AnnotationCode code) {
        return Optional.ofNullable(
                switch (code) {
                    case NORMAL,
                            LEFT_BUNDLE_BRANCH_BLOCK,
                            RIGHT_BUNDLE_BRANCH_BLOCK,
                            BUNDLE_BRANCH_BLOCK,
                            ATRIAL_ESCAPE,
                            NODAL_ESCAPE -> BeatClass.N;
                    case ATRIAL_PREMATURE,
                            ABERRATED_ATRIAL_PREMATURE,
                            NODAL_PREMATURE,
                            SUPRAVENTRICULAR_PREMATURE,
                            SUPRAVENTRICULAR_ESCAPE -> BeatClass.S;
                    case VENTRICULAR_PREMATURE, VENTRICULAR_ESCAPE, R_ON_T -> BeatClass.V;
                    case FUSION -> BeatClass.F;
                    case PACED, FUSION_OF_PACED, UNCLASSIFIABLE, LEARNING -> BeatClass.Q;
                    default -> null;
                });
    }

    public static List<TrueBeat> beats(List<WfdbAnnotation> annotations, SampleRate rate) {
        List<TrueBeat> beats = new ArrayList<>();
        for (WfdbAnnotation annotation : annotations) {
            beatClass(annotation.code()).ifPresent(c -> beats.add(new TrueBeat(rate.msAt(annotation.sample()), c)));
        }
        return beats;
    }

    /**
     * The classes of what a detector found.
     *
     * @param foundMs found beats in ms, ascending
     * @return for each the class of the annotated beat that it answers; empty where it answers none
     */
    public static List<Optional<BeatClass>> classesOf(double[] foundMs, List<TrueBeat> truth) {
        Matching matching = Matching.nearest(times(truth), foundMs);
        List<Optional<BeatClass>> classes = new ArrayList<>(Collections.nCopies(foundMs.length, Optional.empty()));
        for (int t = 0; t < truth.size(); t++) {
            if (matching.isFound(t)) {
                classes.set(matching.foundFor(t), Optional.of(truth.get(t).beatClass()));
            }
        }
        return classes;
    }

    /**
     * The table that the standard's figures of one kind of ectopy are taken from: a fusion beat or a beat that nobody
     * could classify is not held against whoever calls it ventricular, nor is the latter against whoever calls it
     * supraventricular (VFP = Nv + Sv + Ov + Xv and SFP = Ns + Vs + Fs + Os + Xs in {@code bxb}, the standard's
     * reference implementation; de Chazal et al. 2004, table IV).
     *
     * @param ectopic V or S
     */
    static Confusion counted(Confusion all, BeatClass ectopic) {
        int unclassifiable = BeatClass.Q.ordinal();
        return switch (ectopic) {
            case V ->
                all.without(BeatClass.F.ordinal(), BeatClass.V.ordinal())
                        .without(unclassifiable, BeatClass.V.ordinal());
            case S -> all.without(unclassifiable, BeatClass.S.ordinal());
            default -> throw new IllegalArgumentException("the standard has no figures of " + ectopic);
        };
    }

    /** When the beats are, in ms. */
    static double[] times(List<TrueBeat> beats) {
        return beats.stream().mapToDouble(TrueBeat::ms).toArray();
    }

    /** Ventricular flutter and fibrillation, which hold no beats to be found (EC57, 4.3.3). */
    static List<Stretch> flutter(List<WfdbAnnotation> annotations, SampleRate rate) {
        List<Stretch> stretches = new ArrayList<>();
        double from = Double.NaN;
        for (WfdbAnnotation annotation : annotations) {
            if (annotation.code() == AnnotationCode.FLUTTER_START) {
                from = rate.msAt(annotation.sample());
            } else if (annotation.code() == AnnotationCode.FLUTTER_END && !Double.isNaN(from)) {
                stretches.add(new Stretch(from, rate.msAt(annotation.sample())));
                from = Double.NaN;
            }
        }
        if (!Double.isNaN(from)) {
            stretches.add(new Stretch(from, Double.MAX_VALUE));
        }
        return stretches;
    }
}
