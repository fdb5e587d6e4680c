package org.einthoven.formats.edf;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.SentFile;

/**
 * The header (Kemp et al., EDF, Electroenceph clin Neurophysiol 1992;82:391; EDF+, Clin Neurophysiol 2003;114:1755): texts of
 * fixed length, first of the file, then each field of all signals.
 *
 * @param plus whether the texts are in the form of EDF+
 * @param gaps whether there may be time between the data records
 * @param seconds of a data record
 */
record EdfHeader(
        String format,
        String patient,
        String recording,
        String date,
        String time,
        boolean plus,
        boolean gaps,
        int bytesPerSample,
        int headerBytes,
        int records,
        double seconds,
        List<EdfSignal> signals) {
    private static final int FIXED = 256;

    EdfHeader {
        signals = List.copyOf(signals);
    }

    static boolean isOne(SentFile file) {
        return file.length() > 2 * FIXED
                && (file.has(0, "0       ") || file.has(0, "\u00ffBIOSEMI"))
                && new String(file.bytes(), 184, 8, StandardCharsets.ISO_8859_1)
                        .strip()
                        .matches("\\d+");
    }

    static EdfHeader read(SentFile file) {
        boolean bdf = file.has(0, "\u00ffBIOSEMI");
        ByteReader bytes = ByteReader.of(bdf ? "BDF" : "EDF", file.bytes(), ByteOrder.LITTLE_ENDIAN);
        bytes.skip(8, "the version");
        String patient = text(bytes, 80, "the patient");
        String recording = text(bytes, 80, "the recording");
        String date = text(bytes, 8, "the date");
        String time = text(bytes, 8, "the time");
        int headerBytes = whole(bytes, 8, "the length of the header");
        String reserved = text(bytes, 44, "the reserved field");
        int stated = whole(bytes, 8, "the number of data records");
        double seconds = number(bytes, 8, "the duration of a data record");
        int count = whole(bytes, 4, "the number of signals");
        FileLimits.checkChannels(bdf ? "BDF" : "EDF", "byte 252", count);
        if (headerBytes != FIXED * (count + 1)) {
            throw bytes.damaged("a header of " + headerBytes + " bytes for " + count + " signals");
        }
        int width = bdf ? 3 : 2;
        List<EdfSignal> signals = signals(bytes, count, width);
        long recordBytes = signals.stream()
                .mapToLong(signal -> signal.perRecord() * (long) width)
                .sum();
        long there = recordBytes == 0 ? 0 : (file.length() - headerBytes) / recordBytes;
        if (stated > there) {
            throw bytes.damaged("the header announces " + stated + " data records, and " + there + " are there");
        }
        boolean plus = reserved.startsWith("EDF+") || reserved.startsWith("BDF+");
        return new EdfHeader(
                (bdf ? "BDF" : "EDF") + (plus ? "+" : ""),
                patient,
                recording,
                date,
                time,
                plus,
                plus && reserved.length() > 4 && reserved.charAt(4) == 'D',
                width,
                headerBytes,
                stated < 0 ? (int) there : stated,
                seconds,
                signals);
    }

    private static List<EdfSignal> signals(ByteReader bytes, int count, int width) {
        List<String> labels = column(bytes, count, 16, "a label");
        column(bytes, count, 80, "a transducer");
        List<String> units = column(bytes, count, 8, "a unit");
        double[] physicalMin = numbers(bytes, count, "a physical minimum");
        double[] physicalMax = numbers(bytes, count, "a physical maximum");
        double[] digitalMin = numbers(bytes, count, "a digital minimum");
        double[] digitalMax = numbers(bytes, count, "a digital maximum");
        List<String> filters = column(bytes, count, 80, "filters");
        double[] samples = numbers(bytes, count, "the number of samples in a data record");
        column(bytes, count, 32, "a reserved field");
        List<EdfSignal> signals = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < count; i++) {
            if (!(digitalMax[i] > digitalMin[i]) || physicalMin[i] == physicalMax[i]) {
                throw bytes.damaged("signal " + labels.get(i) + " goes from " + physicalMin[i] + " to " + physicalMax[i]
                        + " in counts of " + (long) digitalMin[i] + " to " + (long) digitalMax[i]);
            }
            if (samples[i] < 0 || samples[i] > FileLimits.MAX_SAMPLES) {
                throw bytes.damaged("signal " + labels.get(i) + " has " + samples[i] + " samples in a data record");
            }
            signals.add(new EdfSignal(
                    labels.get(i),
                    units.get(i),
                    physicalMin[i],
                    physicalMax[i],
                    (int) digitalMin[i],
                    (int) digitalMax[i],
                    filters.get(i),
                    (int) samples[i],
                    Math.toIntExact(Math.min(Integer.MAX_VALUE, offset))));
            offset += (long) samples[i] * width;
        }
        return signals;
    }

    private static List<String> column(ByteReader bytes, int count, int width, String what) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text(bytes, width, what));
        }
        return texts;
    }

    private static double[] numbers(ByteReader bytes, int count, String what) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(bytes, 8, what);
        }
        return numbers;
    }

    private static String text(ByteReader bytes, int width, String what) {
        return bytes.text(width, StandardCharsets.ISO_8859_1, what).strip();
    }

    private static int whole(ByteReader bytes, int width, String what) {
        double number = number(bytes, width, what);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw bytes.damaged(what + " is " + number);
        }
        return (int) number;
    }

    /** Some writers use a decimal comma. */
    private static double number(ByteReader bytes, int width, String what) {
        String text = text(bytes, width, what);
        try {
            double number = Double.parseDouble(text.replace(',', '.'));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw bytes.damaged(what + " is \"" + text + "\", which is no number");
    }
}
