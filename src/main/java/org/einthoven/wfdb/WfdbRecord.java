package org.einthoven.wfdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/**
 * A WFDB record: all its signals, sampled together at one rate, and the header's comments. Signals at several
 * rates are refused; {@link RawRecord} reads them too.
 *
 * @param base the record's path without extension
 */
public record WfdbRecord(Path base, SampleRate rate, List<WfdbChannel> channels, List<String> comments) {

    private static final Map<String, Double> MILLIVOLTS =
            Map.of("mv", 1.0, "uv", 1e-3, "µv", 1e-3, "nv", 1e-6, "v", 1e3);

    public WfdbRecord {
        channels = List.copyOf(channels);
        comments = List.copyOf(comments);
    }

    /**
     * Reads header and signals.
     *
     * @param base the record's path without extension
     * @throws WfdbException if header and signal files cannot be read or contradict each other
     */
    public static WfdbRecord read(Path base) throws IOException {
        WfdbFiles files = WfdbFiles.in(folder(base));
        RawRecord raw = RawRecord.read(files, base.getFileName().toString(), Integer.MAX_VALUE);
        SampleRate rate = raw.signals().get(0).rate();
        if (raw.signals().stream().anyMatch(signal -> !signal.rate().equals(rate))) {
            throw new WfdbException(
                    files, base.getFileName() + ".hea", "signals at several sample rates are not supported");
        }
        return new WfdbRecord(
                base, rate, raw.signals().stream().map(RawSignal::channel).toList(), raw.comments());
    }

    private static Path folder(Path base) {
        return base.toAbsolutePath().getParent();
    }

    public String name() {
        return base.getFileName().toString();
    }

    /** Samples per channel. */
    public int length() {
        return channels.get(0).samples().length();
    }

    /**
     * The annotations of one annotator.
     *
     * @param annotator the annotation file's extension, such as {@code atr}
     * @throws WfdbException if the file is damaged or annotates what lies outside this record
     */
    public List<WfdbAnnotation> annotations(String annotator) throws IOException {
        return AnnotationFile.read(WfdbFiles.in(folder(base)), name() + "." + annotator, rate, length());
    }

    /**
     * The channels that are ECG leads, in millivolts: a lead's name is known and its unit is a voltage. A name that
     * stands twice counts once, as the first.
     *
     * @return empty where the record has no such channel
     */
    public Optional<Ecg> ecg() {
        Map<LeadName, Lead> leads = new LinkedHashMap<>();
        for (WfdbChannel channel : channels) {
            Double scale = MILLIVOLTS.get(channel.unit().toLowerCase(Locale.ROOT));
            Optional<LeadName> lead = LeadLabels.lead(channel.name());
            if (scale != null && lead.isPresent() && leads.size() < Ecg.MAX_LEADS) {
                leads.putIfAbsent(lead.get(), new Lead(lead.get(), scaled(channel.samples(), scale)));
            }
        }
        return leads.isEmpty() ? Optional.empty() : Optional.of(new Ecg(rate, new ArrayList<>(leads.values())));
    }

    /** The same; throws {@link WfdbException}, which names the record, where it has no such channel. */
    public Ecg requireEcg() throws WfdbException {
        return ecg().orElseThrow(() -> new WfdbException(
                WfdbFiles.in(folder(base)), name() + ".hea", "none of its signals is an ECG lead in volts"));
    }

    private static Samples scaled(Samples samples, double scale) {
        if (scale == 1) {
            return samples;
        }
        float[] values = samples.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * scale);
        }
        return Samples.copyOf(values);
    }
}
