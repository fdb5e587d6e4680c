package org.einthoven.formats.xml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.Marks.WaveMark;
import org.einthoven.formats.OutgoingRecording;
import org.jspecify.annotations.Nullable;

/** What was read of a recording as an annotation set: statements, measurements of the whole, beats and waves. */
final class AecgAnnotations {
    /** Beats and waves of one file: each is thirteen elements, and {@link XmlDocument} reads 200,000 of them. */
    private static final int MOST = 14_000;

    private static final Map<Kind, String> CODES = codes();

    private final XmlWriter xml;
    private final OutgoingRecording recording;
    private final AecgTime time;

    AecgAnnotations(XmlWriter xml, OutgoingRecording recording, AecgTime time) {
        this.xml = xml;
        this.recording = recording;
        this.time = time;
    }

    private static Map<Kind, String> codes() {
        Map<Kind, String> codes = new HashMap<>();
        AnnotatedEcg.MEASURED.forEach((code, kind) -> codes.put(kind, code));
        return codes;
    }

    void write() {
        if (recording.said().isEmpty() && recording.remarks().isEmpty()) {
            return;
        }
        xml.in(
                "subjectOf",
                () -> xml.in("annotationSet", () -> {
                    recording.said().forEach(this::statement);
                    recording.remarks().forEach(this::statement);
                    recording.measurements().forEach(measurement -> {
                        String code = CODES.get(measurement.kind());
                        if (code != null) {
                            annotation(
                                    code,
                                    () -> xml.leaf(
                                            "value",
                                            "xsi:type",
                                            "PQ",
                                            "value",
                                            String.valueOf(measurement.value()),
                                            "unit",
                                            measurement.kind().unit()));
                        }
                    });
                    recording
                            .marks()
                            .beats()
                            .forEach(beat -> annotation("MDC_ECG_BEAT", () -> {
                                value(code(beat.beatClass()));
                                support(beat.timeMs(), beat.timeMs(), null);
                            }));
                    waves();
                }));
    }

    /** As many as a file may hold that is read here again: those over all leads before those of each. */
    private void waves() {
        int room = MOST - recording.marks().beats().size();
        for (List<WaveMark> waves : List.of(recording.marks().inLead(null), recording.wavesOfLeads())) {
            if (waves.size() <= room) {
                waves.forEach(this::wave);
                room -= waves.size();
            } else {
                statement("Left out of this file for their number: " + waves.size() + " waves");
            }
        }
    }

    private void wave(WaveMark wave) {
        annotation("MDC_ECG_WAVC", () -> {
            value(code(wave.wave()));
            support(wave.onsetMs(), wave.offsetMs(), wave.lead());
        });
    }

    private void statement(String text) {
        annotation("MDC_ECG_INTERPRETATION_STATEMENT", () -> xml.text("value", text, "xsi:type", "ST"));
    }

    private void annotation(String code, Runnable content) {
        xml.in(
                "component",
                () -> xml.in("annotation", () -> {
                    xml.leaf("code", "code", code, "codeSystem", AecgSequences.MDC, "codeSystemName", "MDC");
                    content.run();
                }));
    }

    private void value(String code) {
        xml.leaf("value", "xsi:type", "CE", "code", code, "codeSystem", AecgSequences.MDC, "codeSystemName", "MDC");
    }

    /** @param lead null for all of them */
    private void support(double fromMs, double toMs, @Nullable LeadName lead) {
        xml.in(
                "support",
                () -> xml.in("supportingROI", () -> {
                    xml.leaf("code", "code", "ROIPS", "codeSystem", AecgDocument.ACT_CODE);
                    boundary(time.code(), AecgDocument.ACT_CODE, () -> range(fromMs, toMs));
                    if (lead != null) {
                        boundary(AecgSequences.code(lead), AecgSequences.MDC, () -> {});
                    }
                }));
    }

    private void range(double fromMs, double toMs) {
        xml.in("value", "xsi:type", time.isStated() ? "IVL_TS" : "IVL_PQ", () -> {
            for (Map.Entry<String, Double> bound : List.of(Map.entry("low", fromMs), Map.entry("high", toMs))) {
                if (time.isStated()) {
                    xml.leaf(bound.getKey(), "value", time.at(bound.getValue()));
                } else {
                    xml.leaf(bound.getKey(), "value", time.at(bound.getValue()), "unit", "s");
                }
            }
        });
    }

    private void boundary(String code, String system, Runnable content) {
        xml.in(
                "component",
                () -> xml.in("boundary", () -> {
                    xml.leaf("code", "code", code, "codeSystem", system);
                    content.run();
                }));
    }

    private static String code(BeatClass beatClass) {
        return switch (beatClass) {
            case N -> "MDC_ECG_BEAT_NORMAL";
            case S -> "MDC_ECG_BEAT_SV_P_C";
            case V -> "MDC_ECG_BEAT_V_P_C";
            case F -> "MDC_ECG_BEAT_V_P_C_FUSION";
            case Q -> "MDC_ECG_BEAT_UNKNOWN";
        };
    }

    private static String code(Wave wave) {
        return switch (wave) {
            case P -> "MDC_ECG_WAVC_PWAVE";
            case QRS -> "MDC_ECG_WAVC_QRSWAVE";
            case T -> "MDC_ECG_WAVC_TWAVE";
            case NONE -> throw new IllegalArgumentException("no wave");
        };
    }
}
