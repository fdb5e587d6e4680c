package org.einthoven.formats.edf;

import org.einthoven.formats.LittleEndian;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;
import org.jspecify.annotations.Nullable;

/** Writes EDF, EDF+ and BDF files: data records of one second at 100 Hz. */
public final class MadeEdf {
    static final int RATE_HZ = 100;
    private static final int ANNOTATION_SAMPLES = 20;

    private final boolean bdf;
    private final String reserved;
    private final int[] onsets;

    /** @param onsets of the data records in seconds; empty for a file without annotations */
    public MadeEdf(boolean bdf, String reserved, int... onsets) {
        this.bdf = bdf;
        this.reserved = reserved;
        this.onsets = onsets;
    }

    public SentFile file(MadeEcg ecg) {
        boolean annotated = onsets.length > 0;
        int signals = ecg.labels().size() + (annotated ? 1 : 0);
        int records = ecg.length() / RATE_HZ;
        LittleEndian file = new LittleEndian();
        if (bdf) {
            file.u8(255).text("BIOSEMI", 7, ' ');
        } else {
            file.text("0", 8, ' ');
        }
        file.text("P-" + ecg.seed() + " F 30-JUN-1969 Ann_Clark", 80, ' ')
                .text("Startdate 22-NOV-2002 X X X", 80, ' ')
                .text("22.11.02", 8, ' ')
                .text("09.10.05", 8, ' ')
                .text(Integer.toString(256 * (signals + 1)), 8, ' ')
                .text(reserved, 44, ' ')
                .text(Integer.toString(records), 8, ' ')
                .text("1", 8, ' ')
                .text(Integer.toString(signals), 4, ' ');
        String last = annotated ? (bdf ? "BDF" : "EDF") + " Annotations" : null;
        column(file, ecg, 16, "ECG %s", last);
        column(file, ecg, 80, "", annotated ? "" : null);
        column(file, ecg, 8, "mV", annotated ? "" : null);
        column(file, ecg, 8, "-8", annotated ? "-1" : null);
        column(file, ecg, 8, "8", annotated ? "1" : null);
        column(file, ecg, 8, bdf ? "-8388608" : "-32768", annotated ? "-32768" : null);
        column(file, ecg, 8, bdf ? "8388607" : "32767", annotated ? "32767" : null);
        column(file, ecg, 80, "HP:0.05Hz LP:40Hz", annotated ? "" : null);
        column(file, ecg, 8, Integer.toString(RATE_HZ), annotated ? Integer.toString(ANNOTATION_SAMPLES) : null);
        column(file, ecg, 32, "", annotated ? "" : null);
        for (int record = 0; record < records; record++) {
            for (int lead = 0; lead < ecg.labels().size(); lead++) {
                for (int i = 0; i < RATE_HZ; i++) {
                    int count = ecg.counts(lead)[record * RATE_HZ + i];
                    file.u16(count);
                    if (bdf) {
                        file.u8(count >> 16);
                    }
                }
            }
            if (annotated) {
                String list = "+" + onsets[record] + "\u0014\u0014\0"
                        + (record == 1 ? "+" + onsets[1] + ".5\u0014beat\u0014\0" : "");
                file.text(list, ANNOTATION_SAMPLES * (bdf ? 3 : 2), '\0');
            }
        }
        return new SentFile("ecg.edf", file.bytes());
    }

    private static void column(LittleEndian file, MadeEcg ecg, int width, String value, @Nullable String last) {
        ecg.labels().forEach(label -> file.text(value.formatted(label), width, ' '));
        if (last != null) {
            file.text(last, width, ' ');
        }
    }
}
