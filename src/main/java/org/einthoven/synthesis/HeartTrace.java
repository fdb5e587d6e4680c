package org.einthoven.synthesis;

import java.util.random.RandomGenerator;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;

/** The dipole over time, sample by sample. */
final class HeartTrace {

    /** Where the fibrillating atria point, in mV: most to the front, so that V1 shows them best. */
    private static final Dipole FIBRILLATION = new Dipole(-0.02, 0.035, -0.05);

    /** Where fluttering atria point, in mV: to the feet, so that II, III and aVF show teeth and V1 small waves. */
    private static final Dipole FLUTTER = new Dipole(-0.01, 0.15, -0.05);

    private static final int HARMONICS = 4;

    private final SampleRate rate;
    private final double[] x;
    private final double[] y;
    private final double[] z;

    HeartTrace(int length, SampleRate rate) {
        this.rate = rate;
        this.x = new double[length];
        this.y = new double[length];
        this.z = new double[length];
    }

    void add(Bump bump, double beatMs, double gain) {
        int from = (int) Math.max(0, Math.ceil(rate.indexAt(beatMs + bump.startMs())));
        int to = (int) Math.min(x.length - 1.0, Math.floor(rate.indexAt(beatMs + bump.endMs())));
        for (int i = from; i <= to; i++) {
            add(i, bump.peak(), gain * bump.share(rate.msAt(i) - beatMs));
        }
    }

    /** Waves of 5 to 8 a second that wander in pace and size, a little pointed (Stridh & Sornmo 2001). */
    void fibrillate(RandomGenerator random) {
        double hz = 5.2 + 2.6 * random.nextDouble();
        double phase = 2 * Math.PI * random.nextDouble();
        double size = 0.7 + 0.8 * random.nextDouble();
        double wobblePhase = 2 * Math.PI * random.nextDouble();
        for (int i = 0; i < x.length; i++) {
            double seconds = i / rate.hz();
            double swell = 1 + 0.35 * Math.sin(2 * Math.PI * 0.31 * seconds + wobblePhase);
            phase += 2 * Math.PI * (hz + 0.9 * Math.sin(2 * Math.PI * 0.7 * seconds)) / rate.hz();
            phase += 0.05 * random.nextGaussian() * Math.sqrt(250 / rate.hz());
            double wave = Math.sin(phase) + 0.35 * Math.sin(2 * phase + 0.6) + 0.12 * Math.sin(3 * phase + 1.1);
            add(i, FIBRILLATION, size * swell * wave);
        }
    }

    /** Rounded teeth that fall slowly and rise fast, one like the other (Puech 1956). */
    void flutter(double perMin, RandomGenerator random) {
        double begun = random.nextDouble();
        double size = 0.7 + 0.6 * random.nextDouble();
        for (int i = 0; i < x.length; i++) {
            double turns = begun + perMin / 60 * i / rate.hz();
            double tooth = 0;
            for (int n = 1; n <= HARMONICS; n++) {
                tooth += Math.sin(2 * Math.PI * n * turns) / n * Math.exp(-Math.pow(n / 3.0, 2));
            }
            add(i, FLUTTER, size * tooth);
        }
    }

    float[] seenBy(LeadName lead, LeadField field) {
        float[] mv = new float[x.length];
        for (int i = 0; i < mv.length; i++) {
            mv[i] = (float) field.project(new Dipole(x[i], y[i], z[i]), lead);
        }
        return mv;
    }

    private void add(int index, Dipole dipole, double factor) {
        x[index] += factor * dipole.x();
        y[index] += factor * dipole.y();
        z[index] += factor * dipole.z();
    }
}
