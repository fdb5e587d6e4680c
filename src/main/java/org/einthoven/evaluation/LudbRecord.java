package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;
import org.einthoven.wfdb.WfdbRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the Lobachevsky University database with its marks (Kalyakulina et al. 2020).
 *
 * @param waves the marked waves of each lead in order of time
 * @param rhythm as the database writes it, such as {@code Atrial fibrillation}
 */
public record LudbRecord(String id, Ecg ecg, Map<LeadName, List<TrueWave>> waves, String rhythm, Subject subject) {

    private static final String RHYTHM = "Rhythm:";
    private static final String AGE = "<age>:";
    private static final String SEX = "<sex>:";

    public LudbRecord {
        waves = Map.copyOf(waves);
    }

    /**
     * @param set the folder with {@code data/}, as the publisher lays it out
     * @throws IOException naming the file that is missing, damaged or not to be understood
     */
    public static LudbRecord read(Path set, String id) throws IOException {
        WfdbRecord record = WfdbRecord.read(set.resolve("data").resolve(id));
        Ecg ecg = record.requireEcg();
        Map<LeadName, List<TrueWave>> waves = new EnumMap<>(LeadName.class);
        for (Lead lead : ecg.leads()) {
            String annotator = lead.name().display().toLowerCase(Locale.ROOT);
            try {
                waves.put(lead.name(), waves(record.annotations(annotator), record.rate()));
            } catch (IllegalArgumentException e) {
                throw new IOException(record.base() + "." + annotator + ": " + e.getMessage(), e);
            }
        }
        return new LudbRecord(
                id,
                ecg,
                waves,
                said(record, RHYTHM).replaceAll("\\.$", ""),
                LudbCatalogue.subject(said(record, AGE), said(record, SEX)));
    }

    /** What stands behind a word in the header's comments; empty where it is not there. */
    private static String said(WfdbRecord record, String word) {
        return record.comments().stream()
                .map(String::strip)
                .filter(comment -> comment.startsWith(word))
                .map(comment -> comment.substring(word.length()).strip())
                .findFirst()
                .orElse("");
    }

    public boolean isAtrialFibrillation() {
        return rhythm.startsWith("Atrial fibrillation");
    }

    /**
     * Puts marks together to waves. A wave is {@code (}, peak, {@code )}; in some leads of records 7 and others the
     * onset is missing, or stands behind the peak.
     *
     * @throws IllegalArgumentException for a code that LUDB does not use
     */
    static List<TrueWave> waves(List<WfdbAnnotation> marks, SampleRate rate) {
        List<TrueWave> waves = new ArrayList<>();
        @Nullable Double onset = null;
        Wave open = Wave.NONE;
        double peak = 0;
        for (WfdbAnnotation mark : marks) {
            double ms = rate.msAt(mark.sample());
            if (mark.code() == AnnotationCode.WAVE_ONSET) {
                onset = ms;
            } else if (mark.code() == AnnotationCode.WAVE_END) {
                if (open != Wave.NONE) {
                    waves.add(new TrueWave(open, onset, peak, ms));
                }
                open = Wave.NONE;
                onset = null;
            } else {
                if (open != Wave.NONE) {
                    waves.add(new TrueWave(open, onset, peak, null));
                    onset = null;
                }
                open = wave(mark.code(), ms);
                peak = ms;
            }
        }
        if (open != Wave.NONE) {
            waves.add(new TrueWave(open, onset, peak, null));
        }
        return List.copyOf(waves);
    }

    private static Wave wave(AnnotationCode code, double ms) {
        return switch (code) {
            case P_WAVE -> Wave.P;
            case NORMAL -> Wave.QRS;
            case T_WAVE -> Wave.T;
            default ->
                throw new IllegalArgumentException("not a mark of LUDB: " + code + " at " + Math.round(ms) + " ms");
        };
    }
}
