package org.einthoven.formats.ishne;

import org.einthoven.formats.LittleEndian;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;

/** Writes Holter files of leads II, V1 and one without a name. */
public final class MadeIshne {
    private MadeIshne() {}

    public static SentFile file(MadeEcg ecg) {
        LittleEndian file = new LittleEndian()
                .text("ISHNE1.0", 8, ' ')
                .u16(0)
                .u32(0, ecg.length(), 522, 522)
                .u16(1)
                .text("Ann", 40, '\0')
                .text("Clark", 40, '\0')
                .text("H-" + ecg.seed(), 20, '\0')
                .u16(2, 0)
                .u16(8, 5, 1953)
                .u16(22, 11, 2002)
                .u16(1, 1, 2003)
                .u16(9, 10, 5)
                .u16(3)
                .u16(6, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                .text("", 24, '\0')
                .u16(2500, 2500, 2500, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                .u16(0)
                .text("Recorder", 40, '\0')
                .u16(200)
                .text("", 248, '\0');
        int[][] counts = {ecg.counts(0), ecg.counts(1), ecg.counts(2)};
        for (int i = 0; i < ecg.length(); i++) {
            for (int[] lead : counts) {
                file.u16(lead[i]);
            }
        }
        return new SentFile("holter.ecg", file.bytes());
    }
}
