package org.einthoven.evaluation;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.einthoven.ecg.SampleRate;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;

/** Which rhythm the annotators saw when, by their own abbreviations: N, AFIB, SBR, B for bigeminy and so on. */
public final class AnnotatedRhythms {

    /** Of a record whose annotators said nothing of the rhythm. */
    public static final AnnotatedRhythms NONE = new AnnotatedRhythms(new TreeMap<>());

    private static final String UNSAID = "unsaid";

    private final NavigableMap<Double, String> fromMs;

    private AnnotatedRhythms(NavigableMap<Double, String> fromMs) {
        this.fromMs = fromMs;
    }

    /** From the rhythm changes of an annotation file, whose text is the rhythm after an opening bracket. */
    static AnnotatedRhythms of(List<WfdbAnnotation> annotations, SampleRate rate) {
        NavigableMap<Double, String> changes = new TreeMap<>();
        for (WfdbAnnotation annotation : annotations) {
            if (annotation.code() == AnnotationCode.RHYTHM_CHANGE
                    && annotation.aux().startsWith("(")) {
                changes.put(rate.msAt(annotation.sample()), annotation.aux().substring(1));
            }
        }
        return new AnnotatedRhythms(changes);
    }

    /** What precedes the first change has the rhythm of the first: annotators begin with the first beat. */
    String at(double ms) {
        if (fromMs.isEmpty()) {
            return UNSAID;
        }
        Map.Entry<Double, String> change = fromMs.floorEntry(ms);
        return (change == null ? fromMs.firstEntry() : change).getValue();
    }
}
