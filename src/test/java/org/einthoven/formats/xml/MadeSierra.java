package org.einthoven.formats.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.formats.LittleEndian;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;

/** Writes Philips' files, packed by XLI, of twelve leads of which the limb leads follow Einthoven's law. */
public final class MadeSierra {
    static final List<String> TWELVE =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

    private MadeSierra() {}

    /** The counts of all leads that {@code ecg} of eight leads stands for. */
    static int[][] counts(MadeEcg ecg) {
        int[][] counts = new int[12][ecg.length()];
        for (int i = 0; i < ecg.length(); i++) {
            int one = ecg.counts(0)[i];
            int two = ecg.counts(1)[i];
            int three = two - one;
            counts[0][i] = one;
            counts[1][i] = two;
            counts[2][i] = three;
            counts[3][i] = -(one + two) / 2;
            counts[4][i] = (one - three) / 2;
            counts[5][i] = (two + three) / 2;
        }
        for (int lead = 6; lead < 12; lead++) {
            counts[lead] = ecg.counts(lead - 4);
        }
        return counts;
    }

    public static SentFile file(MadeEcg ecg) {
        int[][] counts = counts(ecg);
        LittleEndian packed = new LittleEndian();
        for (int lead = 0; lead < 12; lead++) {
            // what is left of a limb lead that is foretold exactly is nothing
            int[] left = lead >= 2 && lead < 6 ? new int[ecg.length()] : counts[lead];
            byte[] chunk = lzw(bytes(left));
            packed.u32(chunk.length).u16(0, first(left)).add(chunk);
        }
        String text =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <restingecgdata xmlns="http://www3.medical.philips.com"><documentinfo><documenttype>PhilipsECG</documenttype>
                <documentversion>1.04</documentversion></documentinfo>
                <dataacquisition date="2010-01-19" time="15:19:22"><machine machineid="E1">PageWriter</machine>
                <signalcharacteristics><samplingrate>500</samplingrate><resolution>5</resolution>
                <hipass>0.05</hipass><lowpass>150</lowpass><notchfiltered>False</notchfiltered>
                <numberchannelsvalid>12</numberchannelsvalid></signalcharacteristics></dataacquisition>
                <patient><generalpatientdata><patientid>S-%d</patientid><name><lastname>Clark</lastname></name>
                <sex>Male</sex></generalpatientdata></patient>
                <internalmeasurements><crossleadmeasurements><meanventrate>84</meanventrate><meanprint/>
                </crossleadmeasurements></internalmeasurements>
                <interpretations><interpretation><statement><leftstatement>SINUS RHYTHM</leftstatement>
                <rightstatement>normal P axis</rightstatement></statement></interpretation></interpretations>
                <waveforms><parsedwaveforms dataencoding="Base64" compression="XLI"
                leadlabels="I II III aVR aVL aVF V1 V2 V3 V4 V5 V6">%s</parsedwaveforms></waveforms></restingecgdata>
                """
                        .formatted(ecg.seed(), Base64.getMimeEncoder().encodeToString(packed.bytes()));
        return new SentFile("sierra.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** How far the third sample lies from a line through the first two; it stands in the header. */
    private static int first(int[] counts) {
        return 2 * counts[1] - counts[0] - counts[2];
    }

    /** Two samples, then each one's share of what the next lies off the line, plus 64; high bytes first. */
    private static byte[] bytes(int[] counts) {
        byte[] bytes = new byte[2 * counts.length];
        for (int i = 0; i < counts.length; i++) {
            int stored =
                    i < 2 ? counts[i] : i + 1 < counts.length ? 2 * counts[i] - counts[i - 1] - counts[i + 1] + 64 : 64;
            bytes[i] = (byte) (stored >> 8);
            bytes[counts.length + i] = (byte) stored;
        }
        return bytes;
    }

    static byte[] lzw(byte[] bytes) {
        Map<String, Integer> words = new HashMap<>();
        for (int i = 0; i < 256; i++) {
            words.put(String.valueOf((char) i), i);
        }
        StringBuilder bits = new StringBuilder();
        String word = "";
        for (byte next : bytes) {
            String longer = word + (char) (next & 0xff);
            if (words.containsKey(longer)) {
                word = longer;
                continue;
            }
            code(bits, words.get(word));
            if (words.size() < 1023) {
                words.put(longer, words.size());
            }
            word = String.valueOf((char) (next & 0xff));
        }
        code(bits, words.get(word));
        code(bits, 1023);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = 0; i < bits.length(); i += 8) {
            String eight = bits.substring(i, Math.min(bits.length(), i + 8));
            packed.write(Integer.parseInt(eight + "0".repeat(8 - eight.length()), 2));
        }
        return packed.toByteArray();
    }

    private static void code(StringBuilder bits, int code) {
        String binary = Integer.toBinaryString(code);
        bits.append("0".repeat(10 - binary.length())).append(binary);
    }
}
