package org.einthoven.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.splits.Splits;
import org.einthoven.wfdb.WfdbChannel;
import org.einthoven.wfdb.WfdbRecord;

/**
 * Knows pieces of ECGs again in the test records of published sets, whatever they are called: by hashes of stretches of
 * consecutive differences in whole microvolts. What was resampled or filtered is not known again.
 */
final class TestSignals {
    /** Half a beat at 128 Hz: no two people's are the same to the microvolt. */
    private static final int STRETCH = 64;

    /** Stretches of a lead that are looked for. */
    private static final int STRETCHES = 40;

    /** A stretch without as many different steps is a flat line, of which there are many. */
    private static final int FEWEST_STEPS = 12;

    private static final long BASE = 1_000_003;
    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;

    private final Map<Long, String> sought = new HashMap<>();

    /** Seeks this recording as well. */
    void seek(String name, Ecg ecg) {
        for (Lead lead : ecg.leads()) {
            int[] steps = steps(lead.samples());
            int apart = Math.max(STRETCH, (steps.length - STRETCH) / STRETCHES);
            for (int from = 0; from + STRETCH <= steps.length; from += apart) {
                if (isTelling(steps, from)) {
                    sought.put(hash(steps, from), name);
                }
            }
        }
    }

    /**
     * Looks through the test records that lie there.
     *
     * @throws IllegalArgumentException naming the first that is found
     */
    void requireNoneIn(Path data) throws IOException {
        for (Map.Entry<PublicSet, Splits> set : Map.of(
                        PublicSet.MITDB, Splits.mitdb(), PublicSet.SVDB, Splits.svdb(), PublicSet.LUDB, Splits.ludb())
                .entrySet()) {
            Path folder = set.getKey().in(data);
            for (String id : set.getValue().barred()) {
                for (String below : new String[] {"", "data"}) {
                    Path record = folder.resolve(below).resolve(id);
                    if (Files.exists(record.resolveSibling(id + ".hea"))) {
                        look(set.getKey().folder() + " " + id, record);
                    }
                }
            }
        }
    }

    private void look(String name, Path record) throws IOException {
        for (WfdbChannel channel : WfdbRecord.read(record).channels()) {
            int[] steps = steps(channel.samples());
            if (steps.length < STRETCH) {
                continue;
            }
            long first = 1;
            for (int i = 1; i < STRETCH; i++) {
                first *= BASE;
            }
            long hash = hash(steps, 0);
            for (int end = STRETCH; ; end++) {
                String found = sought.get(hash);
                if (found != null) {
                    throw new IllegalArgumentException(
                            found + " is a piece of test record " + name + ": nothing may be trained on it");
                }
                if (end == steps.length) {
                    break;
                }
                hash = (hash - steps[end - STRETCH] * first) * BASE + steps[end];
            }
        }
    }

    private static int[] steps(Samples samples) {
        int[] steps = new int[Math.max(0, samples.length() - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = microvolts(samples.at(i + 1)) - microvolts(samples.at(i));
        }
        return steps;
    }

    private static int microvolts(float millivolts) {
        return Float.isNaN(millivolts) ? 0 : (int) Math.round(millivolts * MICROVOLTS_PER_MILLIVOLT);
    }

    private static long hash(int[] steps, int from) {
        long hash = 0;
        for (int i = from; i < from + STRETCH; i++) {
            hash = hash * BASE + steps[i];
        }
        return hash;
    }

    private static boolean isTelling(int[] steps, int from) {
        return java.util.Arrays.stream(steps, from, from + STRETCH).distinct().count() >= FEWEST_STEPS;
    }
}
