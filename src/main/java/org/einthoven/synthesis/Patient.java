package org.einthoven.synthesis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.einthoven.ecg.Wave;

/** How one person's heart lies and what its waves look like: drawn once a recording, then the same for every beat. */
final class Patient {

    /** Where a Gaussian flank falls to {@link TrueWave#SHARE}, in standard deviations. */
    private static final double FLANK = Math.sqrt(-2 * Math.log(TrueWave.SHARE));

    /** From a stimulus to the onset of the wave that it leads to, in ms: tissue beside the electrode answers at once. */
    private static final double CAPTURE_MS = 8;

    private static final double DEGREES_15 = Math.toRadians(15);

    private final StDeviation st;
    private final double frontal;
    private final double horizontal;
    private final double qrsGain;
    private final double qrsWidth;
    private final double tGain;
    private final double tTurn;
    private final double pGain;
    private final double pWidth;

    Patient(StDeviation st, RandomGenerator random) {
        this.st = st;
        this.frontal = DEGREES_15 * clipped(random);
        this.horizontal = DEGREES_15 * 0.6 * clipped(random);
        this.qrsGain = Math.exp(0.2 * clipped(random));
        this.qrsWidth = 1 + 0.06 * clipped(random);
        this.tGain = Math.sqrt(qrsGain) * Math.exp(0.22 * clipped(random));
        this.tTurn = DEGREES_15 * 0.8 * clipped(random);
        this.pGain = Math.exp(0.2 * clipped(random));
        this.pWidth = 1 + 0.1 * clipped(random);
    }

    /** The bumps of each wave of a beat, and under {@link Wave#NONE} those of a raised or lowered ST segment. */
    Map<Wave, List<Bump>> waves(PlannedBeat beat) {
        Map<Wave, List<Bump>> waves = new EnumMap<>(Wave.class);
        Conduction conduction = beat.conduction();
        List<Bump> qrs = qrs(conduction == null ? Conduction.NORMAL : conduction);
        if (beat.atrial() != PlannedBeat.Atrial.NONE) {
            waves.put(Wave.P, p(beat.atrial(), onsetMs(qrs) - beat.prMs()));
        }
        if (conduction == null) {
            return waves;
        }
        waves.put(Wave.QRS, qrs);
        Bump t = t(conduction, beat.qtMs(), onsetMs(qrs) + beat.qtMs());
        waves.put(Wave.T, List.of(t));
        if (st != StDeviation.NONE && !conduction.isVentricular()) {
            double endMs = qrs.stream()
                    .mapToDouble(bump -> bump.atMs() + FLANK * bump.fallMs())
                    .max()
                    .orElse(0);
            waves.put(Wave.NONE, deviatedSt(endMs, t.atMs()));
        }
        return waves;
    }

    /** When a pacemaker stimulates for this beat, in ms from its R peak. */
    Map<Pacing.Chamber, Double> stimuli(PlannedBeat beat) {
        Map<Pacing.Chamber, Double> stimuli = new EnumMap<>(Pacing.Chamber.class);
        Conduction conduction = beat.conduction();
        if (conduction != null) {
            double onsetMs = onsetMs(qrs(conduction));
            if (conduction == Conduction.PACED) {
                stimuli.put(Pacing.Chamber.VENTRICLE, onsetMs - CAPTURE_MS);
            }
            if (beat.atrial() == PlannedBeat.Atrial.PACED) {
                stimuli.put(Pacing.Chamber.ATRIUM, onsetMs - beat.prMs() - CAPTURE_MS);
            }
        }
        return stimuli;
    }

    private List<Bump> qrs(Conduction conduction) {
        return conduction.qrs().stream().map(this::qrs).toList();
    }

    private static double onsetMs(List<Bump> qrs) {
        return qrs.stream()
                .mapToDouble(bump -> bump.atMs() - FLANK * bump.riseMs())
                .min()
                .orElse(0);
    }

    private Bump qrs(Bump bump) {
        return new Bump(
                lying(bump.peak()).times(qrsGain),
                bump.atMs() * qrsWidth,
                bump.riseMs() * qrsWidth,
                bump.fallMs() * qrsWidth);
    }

    /** T rises slowly and falls faster; both shorten with the QT interval. */
    private Bump t(Conduction conduction, double qtMs, double endMs) {
        double share = qtMs / 400;
        double rise = 50 * share;
        double fall = 34 * share;
        Dipole injured = st.injury().times(conduction.isVentricular() ? 0 : 0.8);
        Dipole peak = lying(conduction.t()).turnedFrontally(tTurn).times(tGain).plus(injured);
        return new Bump(peak, endMs - FLANK * fall, rise, fall);
    }

    /** The right atrium, then the left; an ectopic focus low in the atria excites them upward. */
    private List<Bump> p(PlannedBeat.Atrial atrial, double onsetMs) {
        double sigma = 15 * pWidth;
        double right = onsetMs + FLANK * sigma;
        double up = atrial == PlannedBeat.Atrial.ECTOPIC ? -0.8 : 1;
        return List.of(
                new Bump(lying(new Dipole(0.055, 0.10 * up, -0.045)).times(pGain), right, sigma, sigma),
                new Bump(lying(new Dipole(0.10, 0.055 * up, 0.05)).times(pGain), right + 28 * pWidth, sigma, sigma));
    }

    /** A plateau from the J point into the T wave, so that both make one dome. */
    private List<Bump> deviatedSt(double jMs, double tPeakMs) {
        double length = Math.max(40, tPeakMs - jMs);
        return List.of(new Bump(st.injury(), jMs + 0.4 * length, 0.25 * length, 0.45 * length));
    }

    private Dipole lying(Dipole dipole) {
        return dipole.turnedFrontally(frontal).turnedHorizontally(horizontal);
    }

    /** Normally distributed within two standard deviations: nobody's heart is a monster. */
    private static double clipped(RandomGenerator random) {
        return Math.max(-2, Math.min(2, random.nextGaussian()));
    }
}
