package org.einthoven.formats.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.PlainDecimal;

/**
 * The leads that were recorded from one sample to another without a gap: a sequence set, in which a sample that was not recorded
 * has no place.
 *
 * @param from the first sample
 * @param to the sample behind the last
 */
record AecgSequences(int from, int to, List<ImportedChannel> channels) {
    /** MDC: ISO/IEEE 11073-10102. */
    static final String MDC = "2.16.840.1.113883.6.24";

    AecgSequences {
        channels = List.copyOf(channels);
    }

    private record Stretch(int from, int to) {}

    /** In the order of their begin; leads without gaps are all in one. */
    static List<AecgSequences> of(OutgoingRecording recording) {
        Map<Stretch, List<ImportedChannel>> sets = new LinkedHashMap<>();
        int sequences = 0;
        for (ImportedChannel channel : recording.channels()) {
            for (int from = 0; from < channel.length(); from++) {
                if (channel.count(from) == ImportedChannel.MISSING) {
                    continue;
                }
                int to = from;
                while (to < channel.length() && channel.count(to) != ImportedChannel.MISSING) {
                    to++;
                }
                if (++sequences > FileLimits.MAX_CHANNELS) {
                    throw FileFaults.notWritable(AnnotatedEcg.FORMAT, "its leads have too many gaps");
                }
                sets.computeIfAbsent(new Stretch(from, to), stretch -> new ArrayList<>())
                        .add(channel);
                from = to;
            }
        }
        if (sets.isEmpty()) {
            throw FileFaults.notWritable(AnnotatedEcg.FORMAT, "no sample of it was recorded");
        }
        return sets.entrySet().stream()
                .map(set -> new AecgSequences(set.getKey().from(), set.getKey().to(), set.getValue()))
                .toList();
    }

    void write(XmlWriter xml, AecgTime time) {
        SampleRate rate = channels.get(0).rate();
        xml.leaf("code", "code", "SEQUENCE_SET", "codeSystem", AecgDocument.ACT_CODE);
        sequence(xml, () -> {
            xml.leaf("code", "code", time.code(), "codeSystem", AecgDocument.ACT_CODE);
            xml.in("value", "xsi:type", time.isStated() ? "GLIST_TS" : "GLIST_PQ", () -> {
                if (time.isStated()) {
                    xml.leaf("head", "value", time.at(rate.msAt(from)));
                } else {
                    xml.leaf("head", "value", time.at(rate.msAt(from)), "unit", "s");
                }
                xml.leaf("increment", "value", PlainDecimal.of(rate.periodMs() / 1000), "unit", "s");
            });
        });
        channels.forEach(channel -> sequence(xml, () -> samples(xml, channel)));
    }

    private static void sequence(XmlWriter xml, Runnable content) {
        xml.in("component", () -> xml.in("sequence", content));
    }

    private void samples(XmlWriter xml, ImportedChannel channel) {
        LeadName lead = channel.lead();
        if (lead != null) {
            xml.leaf("code", "code", code(lead), "codeSystem", MDC, "codeSystemName", "MDC");
        } else {
            xml.leaf("code", "code", channel.name(), "codeSystemName", "name of the device");
        }
        String unit = channel.unit().isEmpty() ? "1" : channel.unit();
        xml.in("value", "xsi:type", "SLIST_PQ", () -> {
            xml.leaf("origin", "value", PlainDecimal.of(channel.origin()), "unit", unit);
            xml.leaf("scale", "value", PlainDecimal.of(channel.step()), "unit", unit);
            StringBuilder digits = new StringBuilder((to - from) * 5);
            for (int i = from; i < to; i++) {
                digits.append(i == from ? "" : " ").append(channel.count(i));
            }
            xml.text("digits", digits.toString());
        });
    }

    static String code(LeadName lead) {
        return "MDC_ECG_LEAD_" + lead.display();
    }
}
