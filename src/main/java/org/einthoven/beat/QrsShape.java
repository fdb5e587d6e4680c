package org.einthoven.beat;

import java.util.List;

/**
 * The QRS complex of a beat in all leads together, by its size in mV. Two are compared in the leads that were recorded at
 * both.
 */
public final class QrsShape {

    /**
     * Complexes that differ by no more than this share of the larger one's energy are alike; from 0.1 to 0.3 all did equally
     * well on DS1.
     */
    public static final double ALIKE = 0.2;

    /** Samples before and after the R peak (112 and 160 ms) that hold even a wide complex. */
    static final int BEFORE = 14;

    static final int AFTER = 20;
    private static final int LENGTH = BEFORE + 1 + AFTER;

    private final float[] values;
    private final double[] energies;

    private QrsShape(float[] values, double[] energies) {
        this.values = values;
        this.energies = energies;
    }

    /**
     * Copies the complex of each lead around its mean; beyond the ends a lead goes on as it ends.
     *
     * @param leads at {@link BeatFrames#RATE}
     * @param peak index of the R peak
     */
    public static QrsShape cut(List<float[]> leads, int peak) {
        float[] values = new float[leads.size() * LENGTH];
        for (int l = 0; l < leads.size(); l++) {
            float[] lead = leads.get(l);
            double mean = 0;
            for (int i = 0; i < LENGTH; i++) {
                float value = lead[Math.max(0, Math.min(lead.length - 1, peak - BEFORE + i))];
                values[l * LENGTH + i] = value;
                mean += value / LENGTH;
            }
            for (int i = l * LENGTH; i < (l + 1) * LENGTH; i++) {
                values[i] -= (float) mean;
            }
        }
        return of(values);
    }

    /** What these are on average, lead by lead of those where it was recorded; at least one. */
    public static QrsShape mean(List<QrsShape> shapes) {
        float[] mean = new float[shapes.get(0).values.length];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            int known = 0;
            for (QrsShape shape : shapes) {
                if (!Double.isNaN(shape.energies[i / LENGTH])) {
                    sum += shape.values[i];
                    known++;
                }
            }
            mean[i] = (float) (sum / known);
        }
        return of(mean);
    }

    /** With the energy of each lead, NaN where a part of it was not recorded. */
    private static QrsShape of(float[] values) {
        double[] energies = new double[values.length / LENGTH];
        for (int i = 0; i < values.length; i++) {
            energies[i / LENGTH] += values[i] * values[i];
        }
        return new QrsShape(values, energies);
    }

    /** Energy of the difference in shares of the larger one's, 0 or more; infinite where no lead has both. */
    public double difference(QrsShape other) {
        double product = 0;
        double own = 0;
        double theirs = 0;
        boolean compared = false;
        for (int l = 0; l < energies.length; l++) {
            if (!Double.isNaN(energies[l] + other.energies[l])) {
                compared = true;
                own += energies[l];
                theirs += other.energies[l];
                for (int i = l * LENGTH; i < (l + 1) * LENGTH; i++) {
                    product += values[i] * other.values[i];
                }
            }
        }
        double larger = Math.max(own, theirs);
        return !compared ? Double.POSITIVE_INFINITY : larger == 0 ? 0 : (own + theirs - 2 * product) / larger;
    }

    public boolean isAlike(QrsShape other) {
        return difference(other) <= ALIKE;
    }
}
