package org.einthoven.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each true class was called each class. One class more may stand for "not there" on either side. */
final class Confusion {

    private final long[][] counts;

    Confusion(int classes) {
        counts = new long[classes][classes];
    }

    void add(int truth, int called) {
        counts[truth][called]++;
    }

    /** A new table with the counts of both. */
    Confusion plus(Confusion other) {
        Confusion sum = new Confusion(counts.length);
        for (int t = 0; t < counts.length; t++) {
            for (int c = 0; c < counts.length; c++) {
                sum.counts[t][c] = counts[t][c] + other.counts[t][c];
            }
        }
        return sum;
    }

    /** A new table in which beats of class {@code truth} that were called {@code called} are not counted at all. */
    Confusion without(int truth, int called) {
        Confusion rest = plus(new Confusion(counts.length));
        rest.counts[truth][called] = 0;
        return rest;
    }

    /** By true class, how often each was called which; {@code names} of the classes in their order. */
    Map<String, Object> table(List<String> names) {
        Map<String, Object> table = new LinkedHashMap<>();
        for (int t = 0; t < counts.length; t++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < counts.length; c++) {
                row.put(names.get(c), counts[t][c]);
            }
            table.put(names.get(t), row);
        }
        return table;
    }

    long count(int truth, int called) {
        return counts[truth][called];
    }

    /** How often a class truly occurs. */
    long count(int truth) {
        return Arrays.stream(counts[truth]).sum();
    }

    /** How often something was called this class, rightly or not. */
    long called(int type) {
        return Arrays.stream(counts).mapToLong(row -> row[type]).sum();
    }

    long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** NaN where the class never occurs. */
    double sensitivity(int type) {
        long all = count(type);
        return all == 0 ? Double.NaN : (double) counts[type][type] / all;
    }

    /** NaN where nothing was called this class. */
    double positivePredictivity(int type) {
        long all = called(type);
        return all == 0 ? Double.NaN : (double) counts[type][type] / all;
    }

    /** 2 TP / (2 TP + FP + FN): 0 where a class occurs but is never rightly called, NaN where it is on neither side. */
    double f1(int type) {
        long all = 0;
        for (int other = 0; other < counts.length; other++) {
            all += counts[type][other] + counts[other][type];
        }
        return all == 0 ? Double.NaN : 2.0 * counts[type][type] / all;
    }

    /** The mean F1 of the first {@code classes} classes, without those that are on neither side. */
    double macroF1(int classes) {
        double sum = 0;
        int present = 0;
        for (int type = 0; type < classes; type++) {
            double f1 = f1(type);
            if (!Double.isNaN(f1)) {
                sum += f1;
                present++;
            }
        }
        return present == 0 ? Double.NaN : sum / present;
    }
}
