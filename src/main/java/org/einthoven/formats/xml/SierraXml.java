package org.einthoven.formats.xml;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadLabels;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.FileFaults;
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
 * Philips' XML of schemas 1.03 and 1.04 (PageWriter, TraceMaster, HeartStart), whose waveform is packed by XLI. The names of the
 * elements are those of Philips' schema and its example files.
 */
public final class SierraXml implements RecordingFormat {
    private static final String FORMAT = "Philips Sierra XML";
    private static final Set<String> TYPES = Set.of("SierraECG", "PhilipsECG");
    private static final Set<String> VERSIONS = Set.of("1.03", "1.04", "1.04.01");
    private static final List<String> TWELVE =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");
    private static final Map<String, Kind> MEASURED = Map.ofEntries(
            Map.entry("meanventrate", Kind.VENTRICULAR_RATE),
            Map.entry("atrialrate", Kind.ATRIAL_RATE),
            Map.entry("meanprint", Kind.PR),
            Map.entry("meanqrsdur", Kind.QRS),
            Map.entry("meanqtint", Kind.QT),
            Map.entry("meanqtc", Kind.QTC),
            Map.entry("pfrontaxis", Kind.P_AXIS),
            Map.entry("qrsfrontaxis", Kind.QRS_AXIS),
            Map.entry("tfrontaxis", Kind.T_AXIS));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public boolean recognises(SentFile file) {
        return XmlDocument.rootOf(file).filter("restingecgdata"::equals).isPresent();
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        XmlElement root = XmlDocument.read(FORMAT, file);
        XmlElement document = root.required("documentinfo");
        String type = document.requiredText("documenttype");
        String version = document.requiredText("documentversion");
        if (!TYPES.contains(type) || !VERSIONS.contains(version)) {
            throw FileFaults.unsupported(FORMAT, "documentinfo", type + " of version " + version);
        }
        XmlElement acquisition = root.required("dataacquisition");
        List<String> notes = new ArrayList<>();
        List<ImportedChannel> channels = channels(root, acquisition.required("signalcharacteristics"), notes);
        return new ImportedRecording(
                FORMAT + " " + version,
                person(root),
                RecordedTime.of(
                        acquisition.attribute("date").orElse(""),
                        DateTimeFormatter.ISO_LOCAL_DATE,
                        acquisition.attribute("time").orElse(""),
                        DateTimeFormatter.ISO_LOCAL_TIME),
                new RecordingDevice(
                        "Philips",
                        acquisition.textAt("machine").orElse(null),
                        acquisition
                                .at("machine")
                                .flatMap(machine -> machine.attribute("machineid"))
                                .orElse(null),
                        acquisition
                                .at("machine")
                                .flatMap(machine -> machine.attribute("detaildescription"))
                                .orElse(null)),
                filters(root, acquisition),
                channels,
                measurements(root),
                statements(root),
                notes,
                List.of(),
                null);
    }

    private static RecordedPerson person(XmlElement root) {
        Optional<XmlElement> patient = root.at("patient", "generalpatientdata");
        return new RecordedPerson(
                text(patient, "patientid"),
                null,
                text(patient, "name", "lastname"),
                text(patient, "name", "firstname"),
                text(patient, "age", "dateofbirth"),
                RecordedPerson.sex(text(patient, "sex")));
    }

    private static @Nullable String text(Optional<XmlElement> element, String... names) {
        return element.flatMap(at -> at.textAt(names)).orElse(null);
    }

    /** Of the recorded signal, where the file tells it apart from the printed one. */
    private static AppliedFilters filters(XmlElement root, XmlElement acquisition) {
        Optional<XmlElement> signal = acquisition.at("signalcharacteristics");
        Optional<XmlElement> report = root.at("reportinfo", "reportbandwidth");
        return new AppliedFilters(
                hz(signal, "hipass")
                        .or(() -> hz(report, "highpassfiltersetting"))
                        .orElse(null),
                hz(signal, "lowpass")
                        .or(() -> hz(report, "lowpassfiltersetting"))
                        .orElse(null),
                signal.flatMap(at -> at.textAt("notchfiltered"))
                                .filter("False"::equals)
                                .isPresent()
                        ? null
                        : hz(report, "notchfiltersetting").orElse(null));
    }

    private static Optional<Double> hz(Optional<XmlElement> element, String name) {
        return XmlElement.maybe(element.flatMap(at -> at.textAt(name)));
    }

    private static List<ImportedChannel> channels(XmlElement root, XmlElement signal, List<String> notes) {
        XmlElement waveforms = root.required("waveforms", "parsedwaveforms");
        double hz = signal.number(signal.requiredText("samplingrate"), "samplingrate");
        if (!(hz > 0)) {
            throw signal.damaged("the sampling rate is " + hz + " Hz");
        }
        double microvolts = signal.number(
                signal.textAt("signalresolution")
                        .or(() -> signal.textAt("resolution"))
                        .orElseThrow(() -> signal.damaged("the resolution is missing")),
                "the resolution");
        List<String> labels = labels(waveforms, signal);
        int[][] counts = counts(waveforms, labels);
        int length = CalibrationPulse.begin(counts, microvolts);
        if (length < counts[0].length) {
            notes.add("The calibration pulse of 1 mV behind the ECG, " + (counts[0].length - length)
                    + " samples, is left out.");
        }
        List<ImportedChannel> channels = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            String label = labels.get(i);
            channels.add(ImportedChannel.ofVoltage(
                    label,
                    LeadLabels.lead(label).orElse(null),
                    new SampleRate(hz),
                    Arrays.copyOf(counts[i], length),
                    microvolts,
                    0));
        }
        return channels;
    }

    private static List<String> labels(XmlElement waveforms, XmlElement signal) {
        Optional<String> stated = waveforms.attribute("leadlabels");
        if (stated.isPresent()) {
            return List.of(stated.get().split("\\s+"));
        }
        int valid = signal.whole(signal.requiredText("numberchannelsvalid"), "numberchannelsvalid");
        if (valid != TWELVE.size()) {
            throw waveforms.unsupported(valid + " leads without their names");
        }
        return TWELVE;
    }

    private static int[][] counts(XmlElement waveforms, List<String> labels) {
        byte[] bytes = Base64Samples.decode(waveforms, waveforms.text());
        boolean packed = waveforms
                        .attribute("compression")
                        .filter("XLI"::equals)
                        .isPresent()
                || waveforms.attribute("compressmethod").filter("XLI"::equals).isPresent();
        if (packed) {
            return new XliSamples(waveforms, bytes).decode(labels);
        }
        if (bytes.length == 0 || bytes.length % (2 * labels.size()) != 0) {
            throw waveforms.damaged(bytes.length + " bytes are no whole samples of " + labels.size() + " leads");
        }
        int length = bytes.length / 2 / labels.size();
        int[] all = Base64Samples.int16(waveforms, waveforms.text());
        int[][] counts = new int[labels.size()][];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Arrays.copyOfRange(all, i * length, (i + 1) * length);
        }
        return counts;
    }

    private static List<DeviceMeasurement> measurements(XmlElement root) {
        return Stream.concat(
                        root.at("measurements", "globalmeasurements").stream(),
                        root.at("internalmeasurements", "crossleadmeasurements").stream())
                .flatMap(measured -> measured.children().stream())
                .filter(element -> MEASURED.containsKey(element.name()))
                .flatMap(element -> XmlElement.maybe(Optional.of(element.text()).filter(text -> !text.isEmpty()))
                        .map(value -> new DeviceMeasurement(MEASURED.get(element.name()), value))
                        .stream())
                .toList();
    }

    /** What is stated and on what grounds, and the severity of the whole. */
    private static List<String> statements(XmlElement root) {
        return root.at("interpretations", "interpretation").stream()
                .flatMap(interpretation -> Stream.concat(
                        interpretation.children("statement").map(SierraXml::statement),
                        interpretation.textAt("severity").stream()))
                .filter(text -> !text.isBlank())
                .limit(FileLimits.MAX_STATEMENTS)
                .toList();
    }

    private static String statement(XmlElement statement) {
        String left = statement.textAt("leftstatement").orElse("");
        return statement
                .textAt("rightstatement")
                .map(right -> left + " (" + right + ")")
                .orElse(left);
    }
}
