package org.einthoven.formats.xml;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.VoltageScale;

/** Leads of an aECG that were recorded together: one sequence is their times, each other one a lead's samples. */
final class SequenceSet {
    private static final double MS_PER_SECOND = 1000;

    private final XmlElement element;
    private final List<XmlElement> sequences;
    private final SampleRate rate;
    private final double beginMs;

    SequenceSet(XmlElement element) {
        this.element = element;
        this.sequences = element.children("component")
                .flatMap(component -> component.children("sequence"))
                .toList();
        XmlElement time = sequences.stream()
                .filter(SequenceSet::isTime)
                .findFirst()
                .orElseThrow(() -> element.damaged("there is no sequence of times"));
        XmlElement increment = time.required("value", "increment");
        double ms = ms(increment, increment.attribute("value").orElse(""));
        if (!(ms > 0)) {
            throw increment.damaged("the time between two samples is " + ms + " ms");
        }
        this.rate = SampleRate.ofPeriodMs(ms);
        this.beginMs = begin(time.required("value", "head"));
    }

    private static boolean isTime(XmlElement sequence) {
        return AnnotatedEcg.code(sequence)
                .filter(code -> code.startsWith("TIME_"))
                .isPresent();
    }

    private static double ms(XmlElement quantity, String value) {
        double number = quantity.number(value, "a time");
        String unit = quantity.attribute("unit").orElse("s");
        return switch (unit) {
            case "s" -> number * MS_PER_SECOND;
            case "ms" -> number;
            case "us" -> number / MS_PER_SECOND;
            default -> throw quantity.unsupported("times in " + unit);
        };
    }

    /** Absolute times count from 1970, relative ones from whatever the file counts from: only their differences matter. */
    private static double begin(XmlElement head) {
        String value = head.attribute("value").orElse("0");
        RecordedTime absolute = RecordedTime.ofDigits(value);
        return absolute == null
                ? ms(head, value)
                : absolute.in(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    XmlElement element() {
        return element;
    }

    SampleRate rate() {
        return rate;
    }

    double beginMs() {
        return beginMs;
    }

    List<ImportedChannel> channels() {
        return sequences.stream()
                .filter(sequence -> !isTime(sequence))
                .map(this::channel)
                .toList();
    }

    private ImportedChannel channel(XmlElement sequence) {
        String code = AnnotatedEcg.code(sequence).orElse("without a code");
        XmlElement value = sequence.required("value");
        XmlElement scale = value.required("scale");
        String unit = scale.attribute("unit").orElse("");
        Double microvolts = VoltageScale.microvolts(unit);
        double step = scale.number(scale.attribute("value").orElse(""), "the scale");
        Optional<XmlElement> origin = value.at("origin");
        double zero = origin.map(at -> at.number(at.attribute("value").orElse("0"), "the origin"))
                .orElse(0.0);
        int[] counts = digits(value.required("digits"));
        if (microvolts == null) {
            return ImportedChannel.of(code, unit, rate, counts, step, zero);
        }
        return ImportedChannel.ofVoltage(
                code, LeadLabels.lead(code).orElse(null), rate, counts, step * microvolts, zero * microvolts);
    }

    /** Whole numbers with white space between them. */
    private static int[] digits(XmlElement digits) {
        List<Integer> counts = new ArrayList<>();
        String text = digits.text();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at > from) {
                counts.add(digits.whole(text.substring(from, at), "sample " + counts.size()));
            }
            at++;
        }
        FileLimits.checkSamples("HL7 aECG", "digits", counts.size());
        if (counts.isEmpty()) {
            throw digits.damaged("there are no samples");
        }
        return counts.stream().mapToInt(Integer::intValue).toArray();
    }
}
