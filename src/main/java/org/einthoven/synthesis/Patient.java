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

    private static final double DEGREES_15 = Math.toRadians(15);

    private final StElevation stElevation;
    private final double frontal;
    private final double horizontal;
    private final double qrsGain;
    private final double qrsWidth;
    private final double tGain;
    private final double tTurn;
    private final double pGain;
    private final double pWidth;

    Patient(StElevation stElevation, RandomGenerator random) {
        this.stElevation = stElevation;
        this.frontal = DEGREES_15 * clipped(random);
        this.horizontal = DEGREES_15 * 0.6 * clipped(random);
        this.qrsGain = Math.exp(0.2 * clipped(random));
        this.qrsWidth = 1 + 0.06 * clipped(random);
        this.tGain = Math.sqrt(qrsGain) * Math.exp(0.22 * clipped(random));
        this.tTurn = DEGREES_15 * 0.8 * clipped(random);
        this.pGain = Math.exp(0.2 * clipped(random));
        this.pWidth = 1 + 0.1 * clipped(random);
    }

    /** The bumps of each wave of a beat, and under {@link Wave#NONE} those of a raised ST segment. */
    Map<Wave, List<Bump>> waves(PlannedBeat beat) {
        Map<Wave, List<Bump>> waves = new EnumMap<>(Wave.class);
        List<Bump> qrs = beat.conduction().qrs().stream().map(this::qrs).toList();
        double onsetMs = qrs.stream()
                .mapToDouble(bump -> bump.atMs() - FLANK * bump.riseMs())
                .min()
                .orElse(0);
        double endMs = qrs.stream()
                .mapToDouble(bump -> bump.atMs() + FLANK * bump.fallMs())
                .max()
                .orElse(0);
        waves.put(Wave.QRS, qrs);
        Bump t = t(beat, onsetMs + beat.qtMs());
        waves.put(Wave.T, List.of(t));
        if (beat.atrial() != PlannedBeat.Atrial.NONE) {
            waves.put(Wave.P, p(beat.atrial(), onsetMs - beat.prMs()));
        }
        if (stElevation != StElevation.NONE && !beat.conduction().isEctopic()) {
            waves.put(Wave.NONE, raisedSt(endMs, t.atMs()));
        }
        return waves;
    }

    private Bump qrs(Bump bump) {
        return new Bump(
                lying(bump.peak()).times(qrsGain),
                bump.atMs() * qrsWidth,
                bump.riseMs() * qrsWidth,
                bump.fallMs() * qrsWidth);
    }

    /** T rises slowly and falls faster; both shorten with the QT interval. */
    private Bump t(PlannedBeat beat, double endMs) {
        double share = beat.qtMs() / 400;
        double rise = 50 * share;
        double fall = 34 * share;
        Dipole injured = stElevation.injury().times(beat.conduction().isEctopic() ? 0 : 0.8);
        Dipole peak =
                lying(beat.conduction().t()).turnedFrontally(tTurn).times(tGain).plus(injured);
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
    private List<Bump> raisedSt(double jMs, double tPeakMs) {
        double length = Math.max(40, tPeakMs - jMs);
        return List.of(new Bump(stElevation.injury(), jMs + 0.4 * length, 0.25 * length, 0.45 * length));
    }

    private Dipole lying(Dipole dipole) {
        return dipole.turnedFrontally(frontal).turnedHorizontally(horizontal);
    }

    /** Normally distributed within two standard deviations: nobody's heart is a monster. */
    private static double clipped(RandomGenerator random) {
        return Math.max(-2, Math.min(2, random.nextGaussian()));
    }
}
