package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Samples;

/**
 * How near a recording from paper comes to the one that was printed; each figure is the mean over its leads.
 *
 * @param rawDb power of the printed lead over that of the error, as it was read: time and zero included
 * @param alignedDb the same after the shift of at most 100 ms and of any height that suits the lead best
 * @param correlation after the same shift
 * @param rmseMv after the same shift
 */
record PaperScore(double rawDb, double alignedDb, double correlation, double rmseMv) {

    /** As far as the starts of traces on paper can be in doubt. */
    private static final double SHIFT_MS = 100;

    /** Sums over the samples that both have. */
    private static final class Sums {
        private int count;
        private double truth;
        private double error;
        private double truthSquared;
        private double errorSquared;
        private double readSquared;
        private double read;
        private double product;

        /** @param shift samples of the truth by which the reading is late */
        static Sums of(Samples truth, Samples read, int ratio, int shift) {
            Sums sums = new Sums();
            for (int i = 0; i < read.length(); i++) {
                int at = i * ratio + shift;
                if (at >= 0 && at < truth.length() && !truth.isMissing(at) && !read.isMissing(i)) {
                    sums.add(truth.at(at), read.at(i));
                }
            }
            return sums;
        }

        private void add(double is, double seems) {
            count++;
            truth += is;
            read += seems;
            error += seems - is;
            truthSquared += is * is;
            readSquared += seems * seems;
            errorSquared += (seems - is) * (seems - is);
            product += is * seems;
        }

        double rawDb() {
            return 10 * Math.log10(truthSquared / errorSquared);
        }

        double alignedDb() {
            return 10 * Math.log10((truthSquared - truth * truth / count) / (errorSquared - error * error / count));
        }

        double correlation() {
            return (product - truth * read / count)
                    / Math.sqrt((truthSquared - truth * truth / count) * (readSquared - read * read / count));
        }

        double rmse() {
            return Math.sqrt((errorSquared - error * error / count) / count);
        }
    }

    /** @param printed sampled at a whole multiple of the rate of {@code read} */
    static PaperScore of(Ecg printed, Ecg read) {
        int ratio = (int) Math.round(printed.rate().hz() / read.rate().hz());
        List<Sums> raw = new ArrayList<>();
        List<Sums> aligned = new ArrayList<>();
        for (Lead lead : read.leads()) {
            Samples truth = printed.lead(lead.name()).orElseThrow().samples();
            Sums asRead = Sums.of(truth, lead.samples(), ratio, 0);
            if (asRead.count == 0) {
                continue;
            }
            raw.add(asRead);
            aligned.add(best(truth, lead.samples(), ratio, printed.rate().indexAt(SHIFT_MS)));
        }
        return new PaperScore(
                raw.stream().mapToDouble(Sums::rawDb).average().orElse(Double.NaN),
                aligned.stream().mapToDouble(Sums::alignedDb).average().orElse(Double.NaN),
                aligned.stream().mapToDouble(Sums::correlation).average().orElse(Double.NaN),
                aligned.stream().mapToDouble(Sums::rmse).average().orElse(Double.NaN));
    }

    private static Sums best(Samples truth, Samples read, int ratio, double most) {
        Sums best = Sums.of(truth, read, ratio, 0);
        for (int shift = -(int) most; shift <= most; shift++) {
            Sums shifted = Sums.of(truth, read, ratio, shift);
            if (shifted.count > best.count / 2 && shifted.alignedDb() > best.alignedDb()) {
                best = shifted;
            }
        }
        return best;
    }
}
