package org.einthoven.formats.scp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.ImportedChannel;

/**
 * The rhythm of all leads (EN 1064, sections 3 to 6): packed or plain, as differences or plain, with the reference beat taken
 * out of it or whole, and as means where the beats are not (bimodal compression), which is noted: what was averaged was not
 * recorded.
 */
final class ScpSamples {
    /** The longest data of a lead that its 16 bits can tell. */
    private static final int LONGEST_DATA = 65_534;

    /** Before the content of a section. */
    private static final int HEAD_BYTES = 16;

    /** Its type and three places. */
    private static final int BEAT_BYTES = 14;

    /** The heart beats at 300 a minute at most, flutter that is conducted one to one. */
    private static final int BEATS_PER_S = 5;

    /** @param start its first sample, from 1 */
    private record Lead(int number, long start, long samples) {}

    /** @param start of the reference beat in the rhythm, {@code end} its last sample, {@code fiducial} that of its R wave; from 1 */
    private record Beat(long start, long fiducial, long end) {}

    /**
     * Samples of section 5 or 6.
     *
     * @param counts of each lead
     */
    private record Block(int nanovolts, int intervalMicros, List<int[]> counts) {}

    private final ScpFile file;
    private final List<String> notes = new ArrayList<>();

    ScpSamples(ScpFile file) {
        this.file = file;
    }

    List<String> notes() {
        return notes;
    }

    List<ImportedChannel> channels() {
        ByteReader definition = file.required(3);
        int count = definition.u8("the number of leads");
        int flags = definition.u8("the flags of the leads");
        FileLimits.checkChannels(ScpFile.FORMAT, "section 3", count);
        List<Lead> leads = leads(definition, count);
        Optional<HuffmanCodes> codes = file.section(2).map(HuffmanCodes::read);
        Block rhythm = block(6, leads, codes, true);
        if ((flags & 1) != 0) {
            addReferenceBeat(rhythm, leads, codes);
        }
        return named(leads, rhythm);
    }

    private static List<Lead> leads(ByteReader definition, int count) {
        List<Lead> leads = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < count; i++) {
            long start = definition.u32("the first sample of a lead");
            long end = definition.u32("the last sample of a lead");
            int number = definition.u8("the number of a lead");
            long samples = end - start + 1;
            if (samples < 1 || samples > FileLimits.MAX_SAMPLES) {
                throw definition.damaged("a lead from sample " + start + " to " + end);
            }
            all += samples;
            leads.add(new Lead(number, start, samples));
        }
        FileLimits.checkSamples(ScpFile.FORMAT, "section 3", all);
        return leads;
    }

    private Block block(int number, List<Lead> leads, Optional<HuffmanCodes> codes, boolean rhythm) {
        ByteReader section = file.required(number);
        int nanovolts = section.u16("the nanovolts of a count");
        int interval = section.u16("the microseconds between two samples");
        int encoding = section.u8("how samples are encoded");
        int compression = section.u8("how samples are compressed");
        if (nanovolts == 0 || interval == 0 || encoding > 2) {
            throw section.damaged(
                    "a count of " + nanovolts + " nV, " + interval + " µs between samples, encoding " + encoding);
        }
        Decimation decimation = rhythm && compression == 1 ? decimation(interval) : Decimation.NONE;
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            lengths.add(section.u16("the length of the data of a lead"));
        }
        long beat = rhythm ? 0 : referenceSamples(interval);
        List<int[]> counts = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            ByteReader data = section.take(lengths.get(i), "the data of lead " + (i + 1));
            Lead lead = leads.get(i);
            long samples = rhythm ? decimation.stored(lead.start(), lead.samples()) : beat;
            int[] differences =
                    codes.isPresent() ? codes.get().decode(data, (int) samples) : plain(data, (int) samples, i + 1);
            int[] stored = summed(differences, encoding);
            counts.add(
                    decimation.factor() > 1 ? decimation.restored(stored, lead.start(), (int) lead.samples()) : stored);
        }
        return new Block(nanovolts, interval / decimation.factor(), counts);
    }

    /** Of the rhythm: section 5 tells how many samples a mean is of, section 4 where there are none. */
    private Decimation decimation(int intervalMicros) {
        ByteReader reference = file.section(5)
                .orElseThrow(() -> FileFaults.unsupported(
                        ScpFile.FORMAT,
                        "section 6",
                        "means between the beats, where no reference beat tells how many samples each is of"));
        int recorded = reference.part(HEAD_BYTES + 2, 2, "section 5").u16("the microseconds between two samples");
        ByteReader whole = file.required(4);
        ByteReader section = whole.part(HEAD_BYTES, whole.length() - HEAD_BYTES, "section 4");
        section.skip(4, "the length of the reference beat and its R wave");
        int beats = section.u16("the number of beats");
        section.skip(beats * BEAT_BYTES, "the beats");
        if (recorded == 0) {
            throw section.damaged("0 µs between two samples of the reference beat");
        }
        Decimation decimation = Decimation.read(section, beats, intervalMicros, recorded);
        if (decimation.factor() > 1) {
            notes.add("Between the beats the file holds one mean of every " + decimation.factor()
                    + " samples: those are interpolated.");
        }
        return decimation;
    }

    private int[] plain(ByteReader data, int samples, int lead) {
        int there = data.left() / 2;
        if (there < samples && data.left() < LONGEST_DATA) {
            throw data.damaged("lead " + lead + " has " + there + " samples where section 3 announces " + samples);
        }
        if (there < samples && lead == 1) {
            notes.add("The file announces " + samples + " samples a lead and holds " + there
                    + ": more do not fit the field for their length.");
        }
        int[] counts = new int[Math.min(there, samples)];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = data.i16("a sample");
        }
        return counts;
    }

    /** Undoes first or second differences, in place. */
    private static int[] summed(int[] counts, int encoding) {
        for (int i = encoding; encoding > 0 && i < counts.length; i++) {
            counts[i] += encoding == 1 ? counts[i - 1] : 2 * counts[i - 1] - counts[i - 2];
        }
        return counts;
    }

    private long referenceSamples(int intervalMicros) {
        int ms = file.required(4).part(HEAD_BYTES, 2, "section 4").u16("the length of the reference beat");
        long samples = ms * 1000L / intervalMicros;
        FileLimits.checkSamples(ScpFile.FORMAT, "section 4", samples * FileLimits.MAX_CHANNELS);
        return samples;
    }

    /** Puts the reference beat back under every beat that it was taken from (EN 1064, 5.7 and C.4). */
    private void addReferenceBeat(Block rhythm, List<Lead> leads, Optional<HuffmanCodes> codes) {
        ByteReader section = file.required(4);
        section.skip(2, "the length of the reference beat");
        int fiducial = section.u16("the R wave of the reference beat");
        List<Beat> beats = beats(section);
        Block reference = block(5, leads, codes, false);
        if (reference.intervalMicros() != rhythm.intervalMicros()) {
            throw FileFaults.unsupported(ScpFile.FORMAT, "section 5", "a reference beat at another sample rate");
        }
        double scale = (double) reference.nanovolts() / rhythm.nanovolts();
        for (int lead = 0; lead < leads.size(); lead++) {
            int[] counts = rhythm.counts().get(lead);
            int[] shape = reference.counts().get(lead);
            long first = leads.get(lead).start();
            long room = most((long) counts.length + shape.length, rhythm.intervalMicros());
            for (Beat beat : beats) {
                long begin = beat.fiducial() - fiducial + 1;
                long from = Math.max(Math.max(first, beat.start()), begin);
                long last = Math.min(Math.min(beat.end(), first + counts.length - 1), begin + shape.length - 1);
                if (from <= last && --room < 0) {
                    throw section.damaged("more than " + BEATS_PER_S + " beats a second in lead " + (lead + 1));
                }
                for (long sample = from; sample <= last; sample++) {
                    counts[(int) (sample - first)] += (int) Math.round(shape[(int) (sample - begin)] * scale);
                }
            }
        }
    }

    /** How many beats so many samples can hold, and the one that they begin in. */
    private static long most(long samples, int intervalMicros) {
        return 1 + samples * intervalMicros * BEATS_PER_S / 1_000_000;
    }

    /** Only those of the reference beat's own type, 0. */
    private static List<Beat> beats(ByteReader section) {
        int count = section.u16("the number of beats");
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int type = section.u16("the type of a beat");
            Beat beat = new Beat(
                    section.u32("the begin of a beat"),
                    section.u32("the R wave of a beat"),
                    section.u32("the end of a beat"));
            if (type == 0) {
                beats.add(beat);
            }
        }
        return beats;
    }

    private static List<ImportedChannel> named(List<Lead> leads, Block rhythm) {
        SampleRate rate = new SampleRate(1e6 / rhythm.intervalMicros());
        List<ImportedChannel> channels = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            LeadName lead = LeadName.ofNumber(leads.get(i).number()).orElse(null);
            channels.add(ImportedChannel.ofVoltage(
                    lead == null ? "lead " + leads.get(i).number() : lead.display(),
                    lead,
                    rate,
                    rhythm.counts().get(i),
                    rhythm.nanovolts() / 1000.0,
                    0));
        }
        return channels;
    }
}
