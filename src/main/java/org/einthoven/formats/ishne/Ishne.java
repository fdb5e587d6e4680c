package org.einthoven.formats.ishne;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.jspecify.annotations.Nullable;

/**
 * Holter ECGs in the format of the International Society for Holter and Noninvasive Electrocardiology (Badilini, Ann
 * Noninvasive Electrocardiol 1998;3:263): a fixed header, a text of any length, then 16-bit samples of all leads in turn.
 */
public final class Ishne implements RecordingFormat {
    private static final String FORMAT = "ISHNE Holter";
    private static final int MAX_LEADS = 12;
    private static final double NANOVOLTS = 1000;

    /** What stands for a sample that was not recorded. */
    private static final int NOT_RECORDED = -32768;

    /** Codes 0 to 19 of the field for leads; anterior-superior and the like are no leads that are read. */
    private static final List<String> LEADS = List.of(
            "unknown", "bipolar", "X", "Y", "Z", "I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5",
            "V6", "ES", "AS", "AI");

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public boolean recognises(SentFile file) {
        return file.has(0, "ISHNE1.0");
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        ByteReader bytes = ByteReader.of(FORMAT, file.bytes(), ByteOrder.LITTLE_ENDIAN);
        bytes.skip(8 + 2, "the checksum");
        bytes.skip(4, "the length of the text");
        long samples = bytes.u32("the number of samples");
        bytes.skip(4, "the place of the text");
        int place = bytes.i32("the place of the samples");
        bytes.skip(2, "the version");
        String given = text(bytes, 40);
        String family = text(bytes, 40);
        String id = text(bytes, 20);
        int sex = bytes.i16("the sex");
        bytes.skip(2, "the race");
        RecordedTime born = date(bytes, null);
        int[] day = {bytes.i16("the day"), bytes.i16("the month"), bytes.i16("the year")};
        bytes.skip(6, "the date of the file");
        RecordedTime start = date(bytes, day);
        int leads = bytes.i16("the number of leads");
        if (leads < 1 || leads > MAX_LEADS) {
            throw bytes.damaged("there are " + leads + " leads; 1 to " + MAX_LEADS + " are possible");
        }
        int[] kinds = numbers(bytes, "a lead");
        bytes.skip(2L * MAX_LEADS, "the quality of leads");
        int[] nanovolts = numbers(bytes, "a resolution");
        bytes.skip(2, "the pacemaker");
        String recorder = text(bytes, 40);
        int hz = bytes.i16("the sample rate");
        if (hz <= 0) {
            throw bytes.damaged("the sample rate is " + hz + " Hz");
        }
        List<ImportedChannel> channels =
                channels(bytes, place, perLead(bytes, place, samples, leads), kinds, nanovolts, leads, hz);
        return new ImportedRecording(
                FORMAT,
                new RecordedPerson(
                        id,
                        null,
                        family,
                        given,
                        born == null ? null : born.local().toLocalDate().toString(),
                        RecordedPerson.sex(Integer.toString(sex))),
                start,
                new RecordingDevice(null, recorder, null, null),
                AppliedFilters.UNKNOWN,
                channels,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static String text(ByteReader bytes, int length) {
        return bytes.text(length, StandardCharsets.ISO_8859_1, "a text").strip();
    }

    /** A date of day, month and year, or, where the day is known, the time of hour, minute and second on it. */
    private static @Nullable RecordedTime date(ByteReader bytes, int @Nullable [] day) {
        int first = bytes.i16("a date");
        int second = bytes.i16("a date");
        int third = bytes.i16("a date");
        return day == null
                ? RecordedTime.of(third, second, first, 0, 0, 0)
                : RecordedTime.of(day[2], day[1], day[0], first, second, third);
    }

    private static int[] numbers(ByteReader bytes, String what) {
        int[] numbers = new int[MAX_LEADS];
        for (int i = 0; i < MAX_LEADS; i++) {
            numbers[i] = bytes.i16(what);
        }
        return numbers;
    }

    /** Writers give samples of one lead, as the format says, or of all leads together: what fits the file is meant. */
    private static int perLead(ByteReader bytes, int place, long samples, int leads) {
        if (place < 0 || place > bytes.length()) {
            throw bytes.damaged("the samples begin at byte " + place + " of " + bytes.length());
        }
        long there = (bytes.length() - place) / 2 / leads;
        long perLead = samples <= there ? samples : samples % leads == 0 && samples / leads == there ? there : -1;
        if (perLead < 1) {
            throw bytes.damaged("the header announces " + samples + " samples a lead, and " + there + " are there");
        }
        FileLimits.checkSamples(FORMAT, "the samples", perLead * leads);
        return (int) perLead;
    }

    private static List<ImportedChannel> channels(
            ByteReader bytes, int place, int length, int[] kinds, int[] nanovolts, int leads, int hz) {
        ByteReader data = bytes.part(place, 2L * length * leads, "the samples");
        int[][] counts = new int[leads][length];
        for (int sample = 0; sample < length; sample++) {
            for (int[] lead : counts) {
                int count = data.i16("a sample");
                lead[sample] = count == NOT_RECORDED ? ImportedChannel.MISSING : count;
            }
        }
        List<ImportedChannel> channels = new ArrayList<>();
        boolean unnamed = false;
        for (int i = 0; i < leads; i++) {
            String label = kinds[i] >= 0 && kinds[i] < LEADS.size() ? LEADS.get(kinds[i]) : "unknown";
            LeadName lead = LeadLabels.lead(label).orElse(null);
            if (lead == null && !unnamed) {
                // a Holter's own leads have no names: the first is read as the lead that it is
                lead = LeadName.UNSPECIFIED;
                unnamed = true;
            }
            if (nanovolts[i] <= 0) {
                throw bytes.damaged("lead " + (i + 1) + " has a resolution of " + nanovolts[i] + " nV");
            }
            channels.add(ImportedChannel.ofVoltage(
                    label + " " + (i + 1), lead, new SampleRate(hz), counts[i], nanovolts[i] / NANOVOLTS, 0));
        }
        return channels;
    }
}
