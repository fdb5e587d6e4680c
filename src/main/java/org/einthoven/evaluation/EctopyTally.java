package org.einthoven.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.einthoven.ecg.BeatClass;
import org.einthoven.statistics.Interval;

/**
 * Ectopy that was seen by the cardiologists in one recording of 10 s, beside the ectopy that was called in it. Such
 * recordings have no classes by beat: a recording is right or wrong as a whole.
 *
 * @param called the class of each beat
 */
record EctopyTally(Seen seen, List<BeatClass> called) {

    /** What the cardiologists wrote. */
    enum Seen {
        /** Neither ectopy nor a pacemaker nor pre-excitation. */
        NOTHING,
        VENTRICULAR,
        /** Anything that says neither that ventricular ectopy is there nor that all beats are normal. */
        OTHER
    }

    EctopyTally {
        called = List.copyOf(called);
    }

    boolean isCalled(BeatClass ectopic) {
        return called.contains(ectopic);
    }

    /**
     * Shares of recordings, each with its interval: {@code foundV} of those with ventricular ectopy, {@code falseV} and
     * {@code falseS} of those without any.
     */
    static Map<String, Object> metrics(List<EctopyTally> recordings) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("foundV", share(recordings, Seen.VENTRICULAR, r -> r.isCalled(BeatClass.V)));
        metrics.put("falseV", share(recordings, Seen.NOTHING, r -> r.isCalled(BeatClass.V)));
        metrics.put("falseS", share(recordings, Seen.NOTHING, r -> r.isCalled(BeatClass.S)));
        return metrics;
    }

    private static Interval share(List<EctopyTally> recordings, Seen seen, Predicate<EctopyTally> hit) {
        List<EctopyTally> chosen =
                recordings.stream().filter(r -> r.seen == seen).toList();
        return Bootstrap.interval(
                chosen,
                group -> group.isEmpty()
                        ? Double.NaN
                        : (double) group.stream().filter(hit).count() / group.size());
    }
}
