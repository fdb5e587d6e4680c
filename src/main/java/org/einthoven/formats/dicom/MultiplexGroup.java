package org.einthoven.formats.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.Timeline;
import org.einthoven.formats.VoltageScale;
import org.jspecify.annotations.Nullable;

/** Channels that were sampled together (PS3.3, C.10.9.1): interleaved, one sample of each at a time. */
final class MultiplexGroup {
    private static final int MDC_LEADS = 131072;

    /** Leads by their number: in SCP-ECG's scheme {@code 5.6.3-9-2}, in MDC's {@code 2:2}. */
    private static final Pattern NUMBER = Pattern.compile("(?:5\\.6\\.3-9-|2:)(\\d{1,3})");

    private final DicomItem item;
    private final SampleRate rate;
    private final int samples;
    private final List<DicomItem> channels;

    MultiplexGroup(DicomItem item) {
        this.item = item;
        double hz = item.requiredNumber(Tag.FREQUENCY);
        if (!(hz > 0) || Double.isInfinite(hz)) {
            throw item.damaged("the sampling frequency is " + hz + " Hz");
        }
        this.rate = new SampleRate(hz);
        this.channels = item.items(Tag.CHANNELS);
        int stated = item.u16(Tag.CHANNEL_COUNT);
        FileLimits.checkChannels(DicomFile.FORMAT, "the waveform", stated);
        if (stated != channels.size()) {
            throw item.damaged(stated + " channels are announced and " + channels.size() + " described");
        }
        long count = item.u32(Tag.SAMPLE_COUNT);
        FileLimits.checkSamples(DicomFile.FORMAT, "the waveform", count * stated);
        this.samples = (int) count;
    }

    double seconds() {
        return samples / rate.hz();
    }

    DicomItem firstChannel() {
        return channels.get(0);
    }

    /** The channels of all groups that have the rate of {@code main}, on one time axis. */
    static List<ImportedChannel> together(List<MultiplexGroup> groups, MultiplexGroup main) {
        List<MultiplexGroup> alike =
                groups.stream().filter(group -> group.rate.equals(main.rate)).toList();
        double begin = alike.stream().mapToDouble(MultiplexGroup::startMs).min().orElse(0);
        Timeline timeline = new Timeline(DicomFile.FORMAT, main.rate);
        for (MultiplexGroup group : alike) {
            for (ImportedChannel channel : group.read()) {
                timeline.add(channel, group.startMs() - begin);
            }
        }
        return timeline.channels();
    }

    private double startMs() {
        return item.number(Tag.TIME_OFFSET).orElse(0.0);
    }

    private List<ImportedChannel> read() {
        int[][] counts = counts();
        padding(counts);
        List<ImportedChannel> read = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            read.add(channel(channels.get(i), counts[i]));
        }
        return read;
    }

    private int[][] counts() {
        String interpretation = item.text(Tag.INTERPRETATION).orElse("SS");
        int bits = item.u16(Tag.BITS_ALLOCATED);
        boolean signed = interpretation.startsWith("S");
        if (!interpretation.matches("[SU][BSL]") || !(bits == 8 || bits == 16 || bits == 32)) {
            throw item.unsupported("samples of " + bits + " bits in interpretation " + interpretation);
        }
        ByteReader data = item.value(Tag.DATA).orElseThrow(() -> item.damaged("there is no waveform data"));
        long needed = (long) samples * channels.size() * (bits / 8);
        if (data.length() < needed) {
            throw item.damaged("the waveform data has " + data.length() + " bytes where " + channels.size()
                    + " channels of " + samples + " samples need " + needed);
        }
        int[][] counts = new int[channels.size()][samples];
        for (int sample = 0; sample < samples; sample++) {
            for (int[] channel : counts) {
                channel[sample] = count(data, bits, signed);
            }
        }
        return counts;
    }

    private static int count(ByteReader data, int bits, boolean signed) {
        return switch (bits) {
            case 8 -> signed ? (byte) data.u8("a sample") : data.u8("a sample");
            case 16 -> signed ? data.i16("a sample") : data.u16("a sample");
            default -> data.i32("a sample");
        };
    }

    /**
     * The padding value stands where nothing was recorded. Some writers give 0 and mean nothing by it; so one that lies among the
     * samples, not at their edge, is a sample like any other.
     */
    private void padding(int[][] counts) {
        int bits = item.u16(Tag.BITS_ALLOCATED);
        Optional<ByteReader> stated = item.value(Tag.PADDING).filter(value -> value.length() >= bits / Byte.SIZE);
        if (stated.isEmpty() || bits == 8) {
            return;
        }
        boolean signed = item.text(Tag.INTERPRETATION).orElse("SS").startsWith("S");
        int padding = count(stated.get(), bits, signed);
        for (int[] channel : counts) {
            boolean below = false;
            boolean above = false;
            for (int count : channel) {
                below |= count < padding;
                above |= count > padding;
            }
            for (int i = 0; i < channel.length && !(below && above); i++) {
                channel[i] = channel[i] == padding ? ImportedChannel.MISSING : channel[i];
            }
        }
    }

    private static ImportedChannel channel(DicomItem channel, SampleRate rate, int[] counts) {
        String label = label(channel);
        String unit = channel.items(Tag.SENSITIVITY_UNITS).stream()
                .flatMap(code -> code.text(Tag.CODE).stream())
                .findFirst()
                .orElse("");
        double step = channel.requiredNumber(Tag.SENSITIVITY)
                * channel.number(Tag.SENSITIVITY_CORRECTION).orElse(1.0);
        double baseline = channel.number(Tag.BASELINE).orElse(0.0);
        Double microvolts = VoltageScale.microvolts(unit);
        if (microvolts == null) {
            return ImportedChannel.of(label, unit, rate, counts, step, baseline);
        }
        return ImportedChannel.ofVoltage(
                label, lead(channel, label), rate, counts, step * microvolts, baseline * microvolts);
    }

    private ImportedChannel channel(DicomItem channel, int[] counts) {
        return channel(channel, rate, counts);
    }

    private static String label(DicomItem channel) {
        return channel.items(Tag.CHANNEL_SOURCE).stream()
                .flatMap(source -> source.text(Tag.CODE_MEANING).or(() -> source.text(Tag.CODE)).stream())
                .findFirst()
                .or(() -> channel.text(Tag.CHANNEL_LABEL))
                .orElse("without a name");
    }

    /** By the number in its code, else by its name up to a bracket or comma: {@code Lead I (Einthoven)}. */
    private static @Nullable LeadName lead(DicomItem channel, String label) {
        return channel.items(Tag.CHANNEL_SOURCE).stream()
                .flatMap(source -> source.text(Tag.CODE).stream())
                .flatMap(code -> number(code).stream())
                .findFirst()
                .or(() -> LeadLabels.lead(label.split("[(,]", 2)[0]))
                .orElse(null);
    }

    private static Optional<LeadName> number(String code) {
        Matcher number = NUMBER.matcher(code);
        if (number.matches()) {
            return LeadName.ofNumber(Integer.parseInt(number.group(1)));
        }
        return code.matches("131\\d{3}") ? LeadName.ofNumber(Integer.parseInt(code) - MDC_LEADS) : Optional.empty();
    }
}
