package org.einthoven.formats.xml;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.FileLimits;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * HL7's annotated ECG (HL7 aECG Implementation Guide, 2005): the rhythm series, with its sequence sets on one time axis. Averaged
 * beats, which derive from it, are left out.
 */
public final class AnnotatedEcg implements RecordingFormat {
    static final String FORMAT = "HL7 aECG";
    static final Map<String, Kind> MEASURED = Map.ofEntries(
            Map.entry("MDC_ECG_HEART_RATE", Kind.VENTRICULAR_RATE),
            Map.entry("MDC_ECG_TIME_PD_RR", Kind.RR),
            Map.entry("MDC_ECG_TIME_PD_P", Kind.P_DURATION),
            Map.entry("MDC_ECG_TIME_PD_PR", Kind.PR),
            Map.entry("MDC_ECG_TIME_PD_QRS", Kind.QRS),
            Map.entry("MDC_ECG_TIME_PD_QT", Kind.QT),
            Map.entry("MDC_ECG_TIME_PD_QTc", Kind.QTC),
            Map.entry("MDC_ECG_TIME_PD_QTcB", Kind.QTC_BAZETT),
            Map.entry("MDC_ECG_TIME_PD_QTcF", Kind.QTC_FRIDERICIA),
            Map.entry("MDC_ECG_ANGLE_P_FRONT", Kind.P_AXIS),
            Map.entry("MDC_ECG_ANGLE_QRS_FRONT", Kind.QRS_AXIS),
            Map.entry("MDC_ECG_ANGLE_T_FRONT", Kind.T_AXIS));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public boolean recognises(SentFile file) {
        return XmlDocument.rootOf(file).filter("AnnotatedECG"::equals).isPresent();
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        XmlElement root = XmlDocument.read(FORMAT, file);
        XmlElement series = root.children("component")
                .flatMap(component -> component.children("series"))
                .filter(candidate ->
                        code(candidate).filter("REPRESENTATIVE_BEAT"::equals).isEmpty())
                .findFirst()
                .orElseThrow(() -> root.damaged("there is no series of the rhythm"));
        List<SequenceSet> sets = series.children("component")
                .flatMap(component -> component.children("sequenceSet"))
                .map(SequenceSet::new)
                .toList();
        if (sets.isEmpty()) {
            throw series.damaged("there is no sequenceSet");
        }
        return new ImportedRecording(
                FORMAT,
                person(root),
                time(root, series),
                device(series),
                filters(series),
                channels(sets),
                measurements(root),
                statements(root),
                List.of(),
                List.of(),
                null);
    }

    static Optional<String> code(XmlElement element) {
        return element.at("code").flatMap(code -> code.attribute("code"));
    }

    private static RecordedPerson person(XmlElement root) {
        Optional<XmlElement> subject =
                root.at("componentOf", "timepointEvent", "componentOf", "subjectAssignment", "subject", "trialSubject");
        Optional<XmlElement> id = subject.flatMap(trial -> trial.at("id"));
        Optional<XmlElement> person = subject.flatMap(trial -> trial.at("subjectDemographicPerson"));
        Optional<String> authority = id.flatMap(number -> number.attribute("root"));
        Optional<String> extension = id.flatMap(number -> number.attribute("extension"));
        return new RecordedPerson(
                extension.or(() -> authority).orElse(null),
                extension.isPresent() ? authority.map(oid -> "urn:oid:" + oid).orElse(null) : null,
                person.flatMap(who -> who.at("name")).map(AnnotatedEcg::name).orElse(null),
                null,
                person.flatMap(who -> who.at("birthTime"))
                        .flatMap(birth -> birth.attribute("value"))
                        .map(AnnotatedEcg::date)
                        .orElse(null),
                RecordedPerson.sex(person.flatMap(who -> who.at("administrativeGenderCode"))
                        .flatMap(sex -> sex.attribute("code"))
                        .orElse(null)));
    }

    /** Its text, or its parts: family and given names as elements. */
    private static String name(XmlElement name) {
        return Stream.concat(Stream.of(name.text()), name.children().stream().map(XmlElement::text))
                .filter(part -> !part.isEmpty())
                .reduce((one, next) -> one + " " + next)
                .orElse("");
    }

    private static @Nullable String date(String digits) {
        return digits.matches("\\d{8}.*")
                ? digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6, 8)
                : null;
    }

    private static @Nullable RecordedTime time(XmlElement root, XmlElement series) {
        return Stream.of(series, root)
                .flatMap(element -> element.at("effectiveTime").stream())
                .flatMap(time -> Stream.of("low", "center").flatMap(name -> time.at(name).stream()))
                .flatMap(bound -> bound.attribute("value").stream())
                .flatMap(value -> Stream.ofNullable(RecordedTime.ofDigits(value)))
                .findFirst()
                .orElse(null);
    }

    private static RecordingDevice device(XmlElement series) {
        Optional<XmlElement> author = series.at("author", "seriesAuthor");
        Optional<XmlElement> device = author.flatMap(by -> by.at("manufacturedSeriesDevice"));
        return new RecordingDevice(
                author.flatMap(by -> by.textAt("manufacturerOrganization", "name"))
                        .orElse(null),
                device.flatMap(by -> by.textAt("manufacturerModelName")).orElse(null),
                device.flatMap(by -> by.at("id"))
                        .flatMap(id -> id.attribute("extension"))
                        .orElse(null),
                device.flatMap(by -> by.textAt("softwareName")).orElse(null));
    }

    private static AppliedFilters filters(XmlElement series) {
        return new AppliedFilters(
                hz(series, "MDC_ECG_CTL_VBL_ATTR_FILTER_HIGH_PASS"),
                hz(series, "MDC_ECG_CTL_VBL_ATTR_FILTER_LOW_PASS"),
                hz(series, "MDC_ECG_CTL_VBL_ATTR_FILTER_NOTCH"));
    }

    /** The frequency among the components of a filter's variable. */
    private static @Nullable Double hz(XmlElement series, String filter) {
        return series.children("controlVariable")
                .flatMap(variable -> variable.children("controlVariable"))
                .filter(variable -> code(variable).filter(filter::equals).isPresent())
                .flatMap(variable -> variable.below("value"))
                .filter(value -> value.attribute("unit").filter("Hz"::equals).isPresent())
                .flatMap(value -> XmlElement.maybe(value.attribute("value")).stream())
                .findFirst()
                .orElse(null);
    }

    private static List<ImportedChannel> channels(List<SequenceSet> sets) {
        SampleRate rate = sets.get(0).rate();
        Timeline timeline = new Timeline(FORMAT, rate);
        double begin = sets.stream().mapToDouble(SequenceSet::beginMs).min().orElse(0);
        int sequences = 0;
        for (SequenceSet set : sets) {
            if (!set.rate().equals(rate)) {
                throw set.element().unsupported("sequence sets at several sample rates");
            }
            for (ImportedChannel channel : set.channels()) {
                FileLimits.checkChannels(FORMAT, "its sequences", ++sequences);
                timeline.add(channel, set.beginMs() - begin);
            }
        }
        return timeline.channels();
    }

    /** Of each kind the first: those of the whole come before those of single beats. */
    private static List<DeviceMeasurement> measurements(XmlElement root) {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        List<DeviceMeasurement> measurements = new ArrayList<>();
        root.below("annotation").forEach(annotation -> {
            Kind kind = code(annotation).map(MEASURED::get).orElse(null);
            Optional<Double> value =
                    XmlElement.maybe(annotation.at("value").flatMap(found -> found.attribute("value")));
            if (kind != null && value.isPresent() && seen.add(kind)) {
                measurements.add(new DeviceMeasurement(kind, value.get()));
            }
        });
        return measurements;
    }

    private static List<String> statements(XmlElement root) {
        return root.below("annotation")
                .filter(annotation -> code(annotation)
                        .filter(code -> code.startsWith("MDC_ECG_INTERPRETATION"))
                        .isPresent())
                .flatMap(annotation -> annotation.textAt("value").stream())
                .limit(FileLimits.MAX_STATEMENTS)
                .toList();
    }
}
