package org.einthoven.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.einthoven.RealRecordings;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.Test;

/** On development records only; limits leave some room around what was measured on all of them. */
class RealSignalQualityTest {

    @Test
    void putsHardlyAnyLeadOfLudbAsideAndCallsFewNoisy() throws IOException {
        Path data = RealRecordings.LUDB.path("data");
        int leads = 0;
        int noisy = 0;
        int unusable = 0;
        for (int record = 1; record <= 180; record += 3) {
            Ecg ecg = WfdbRecord.read(data.resolve(Integer.toString(record)))
                    .ecg()
                    .orElseThrow();
            for (Lead lead : ecg.leads()) {
                ChannelQuality quality = SignalQuality.assess(lead.samples(), ecg.rate());
                leads++;
                noisy += quality.issues().contains(QualityIssue.NOISY) ? 1 : 0;
                unusable += quality.usable() ? 0 : 1;
            }
        }
        assertThat(leads).isEqualTo(60 * 12);
        assertThat(noisy).isLessThanOrEqualTo(leads * 3 / 100);
        assertThat(unusable).isLessThanOrEqualTo(3);
    }

    @Test
    void callsMostOfWhatCinc2017CallsNoiseNoisyAndLittleElse() throws IOException {
        Path folder = RealRecordings.CINC2017.path();
        Map<String, int[]> noisyOf = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("REFERENCE-v3.csv"))) {
            String[] fields = line.split(",");
            int id = Integer.parseInt(fields[0].substring(1));
            boolean noise = fields[1].equals("~");
            if (id % 5 == 0 || !(noise || id % 10 == 1) || !Files.exists(folder.resolve(fields[0] + ".mat"))) {
                continue;
            }
            Ecg ecg = WfdbRecord.read(folder.resolve(fields[0])).ecg().orElseThrow();
            ChannelQuality quality = SignalQuality.assess(ecg.leads().get(0).samples(), ecg.rate());
            int[] count = noisyOf.computeIfAbsent(noise ? "noise" : "heart", key -> new int[2]);
            count[0]++;
            count[1] += quality.issues().contains(QualityIssue.NOISY) ? 1 : 0;
        }
        assertThat(share(noisyOf.get("noise"))).as("sensitivity to noise").isGreaterThan(0.55);
        assertThat(share(noisyOf.get("heart"))).as("false alarms").isLessThan(0.035);
    }

    private static double share(int[] count) {
        return (double) count[1] / count[0];
    }
}
