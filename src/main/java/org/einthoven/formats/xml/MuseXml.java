package org.einthoven.formats.xml;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadLabels;
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
import org.einthoven.formats.VoltageScale;
import org.jspecify.annotations.Nullable;

/**
 * GE's MUSE XML (GE Healthcare, MUSE XML Developer's and Schema Reference, 2046381-009): the waveform of type
 * {@code Rhythm}, each lead as little-endian 16-bit counts in Base64. MUSE keeps I, II and V1 to V6; the other limb leads follow
 * from these and are not in the file.
 */
public final class MuseXml implements RecordingFormat {
    private static final Map<String, Kind> MEASURED = Map.ofEntries(
            Map.entry("VentricularRate", Kind.VENTRICULAR_RATE),
            Map.entry("AtrialRate", Kind.ATRIAL_RATE),
            Map.entry("PRInterval", Kind.PR),
            Map.entry("QRSDuration", Kind.QRS),
            Map.entry("QTInterval", Kind.QT),
            Map.entry("QTCorrected", Kind.QTC),
            Map.entry("QTcFrederica", Kind.QTC_FRIDERICIA),
            Map.entry("PAxis", Kind.P_AXIS),
            Map.entry("RAxis", Kind.QRS_AXIS),
            Map.entry("TAxis", Kind.T_AXIS));
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM-dd-yyyy", Locale.ROOT);

    @Override
    public String name() {
        return "GE MUSE XML";
    }

    @Override
    public boolean recognises(SentFile file) {
        return XmlDocument.rootOf(file).filter("RestingECG"::equals).isPresent();
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        XmlElement root = XmlDocument.read(name(), file);
        XmlElement waveform = root.children("Waveform")
                .filter(candidate -> candidate
                        .textAt("WaveformType")
                        .filter("Rhythm"::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> root.damaged("there is no Waveform of the WaveformType Rhythm"));
        return new ImportedRecording(
                root.textAt("MuseInfo", "MuseVersion")
                        .map(version -> name() + " " + version)
                        .orElse(name()),
                person(root),
                time(root),
                new RecordingDevice(
                        "GE Healthcare",
                        root.textAt("TestDemographics", "AcquisitionDevice").orElse(null),
                        root.textAt("PharmaData", "PharmaCartID").orElse(null),
                        root.textAt("TestDemographics", "AcquisitionSoftwareVersion")
                                .orElse(null)),
                filters(waveform),
                channels(waveform),
                measurements(root),
                statements(root),
                List.of(),
                List.of(),
                null);
    }

    private static RecordedPerson person(XmlElement root) {
        XmlElement patient = root.at("PatientDemographics").orElse(root);
        return new RecordedPerson(
                patient.textAt("PatientID").orElse(null),
                null,
                patient.textAt("PatientLastName").orElse(null),
                patient.textAt("PatientFirstName").orElse(null),
                patient.textAt("DateofBirth").map(MuseXml::isoDate).orElse(null),
                RecordedPerson.sex(patient.textAt("Gender").orElse(null)));
    }

    /** A date as FHIR writes it; empty where it is none. */
    private static @Nullable String isoDate(String date) {
        RecordedTime day = RecordedTime.of(date, DATE, "00:00:00", DateTimeFormatter.ISO_LOCAL_TIME);
        return day == null ? null : day.local().toLocalDate().toString();
    }

    private static @Nullable RecordedTime time(XmlElement root) {
        Optional<XmlElement> test = root.at("TestDemographics");
        return RecordedTime.of(
                test.flatMap(at -> at.textAt("AcquisitionDate")).orElse(""),
                DATE,
                test.flatMap(at -> at.textAt("AcquisitionTime")).orElse(""),
                DateTimeFormatter.ISO_LOCAL_TIME);
    }

    /** The high-pass filter is given in hundredths of a hertz. */
    private static AppliedFilters filters(XmlElement waveform) {
        return new AppliedFilters(
                XmlElement.maybe(waveform.textAt("HighPassFilter"))
                        .map(hundredths -> hundredths / 100)
                        .orElse(null),
                XmlElement.maybe(waveform.textAt("LowPassFilter")).orElse(null),
                XmlElement.maybe(waveform.textAt("ACFilter"))
                        .filter(hz -> hz > 0)
                        .orElse(null));
    }

    private static List<ImportedChannel> channels(XmlElement waveform) {
        double base = waveform.number(waveform.requiredText("SampleBase"), "SampleBase");
        double exponent = XmlElement.maybe(waveform.textAt("SampleExponent")).orElse(0.0);
        double hz = base * Math.pow(10, exponent);
        if (!(hz > 0) || Double.isInfinite(hz)) {
            throw waveform.damaged("the sample rate is " + hz + " Hz");
        }
        List<XmlElement> leads = waveform.children("LeadData").toList();
        FileLimits.checkChannels("GE MUSE XML", "Waveform", leads.size());
        List<ImportedChannel> channels = new ArrayList<>();
        for (XmlElement lead : leads) {
            channels.add(channel(lead, new SampleRate(hz)));
        }
        return channels;
    }

    private static ImportedChannel channel(XmlElement lead, SampleRate rate) {
        String label = lead.requiredText("LeadID");
        String unit = lead.textAt("LeadAmplitudeUnits").orElse("MICROVOLTS");
        Double microvolts = VoltageScale.microvolts(unit);
        if (microvolts == null) {
            throw lead.unsupported("the unit " + unit);
        }
        double perBit = lead.number(lead.requiredText("LeadAmplitudeUnitsPerBit"), "LeadAmplitudeUnitsPerBit");
        if (!lead.textAt("LeadSampleSize").orElse("2").equals("2")) {
            throw lead.unsupported("samples of " + lead.requiredText("LeadSampleSize") + " bytes");
        }
        int[] counts = Base64Samples.int16(lead, lead.requiredText("WaveFormData"));
        int stated = lead.whole(lead.requiredText("LeadSampleCountTotal"), "LeadSampleCountTotal");
        if (stated != counts.length) {
            throw lead.damaged(
                    "LeadSampleCountTotal is " + stated + ", but WaveFormData has " + counts.length + " samples");
        }
        return ImportedChannel.ofVoltage(
                label, LeadLabels.lead(label).orElse(null), rate, counts, perBit * microvolts, 0);
    }

    private static List<DeviceMeasurement> measurements(XmlElement root) {
        return root.at("RestingECGMeasurements").stream()
                .flatMap(measured -> measured.children().stream())
                .flatMap(element -> Stream.ofNullable(MEASURED.get(element.name()))
                        .flatMap(kind ->
                                XmlElement.maybe(Optional.of(element.text()).filter(text -> !text.isEmpty()))
                                        .map(value -> new DeviceMeasurement(kind, value))
                                        .stream()))
                .toList();
    }

    /** A statement may go over several lines: all but the last lack the flag ENDSLINE. */
    private static List<String> statements(XmlElement root) {
        List<String> statements = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (XmlElement statement : root.at("Diagnosis").stream()
                .flatMap(diagnosis -> diagnosis.children("DiagnosisStatement"))
                .limit(FileLimits.MAX_STATEMENTS)
                .toList()) {
            line.append(line.isEmpty() ? "" : " ")
                    .append(statement.textAt("StmtText").orElse(""));
            if (statement.children("StmtFlag").anyMatch(flag -> flag.text().equals("ENDSLINE"))) {
                statements.add(line.toString().strip());
                line.setLength(0);
            }
        }
        statements.add(line.toString().strip());
        return statements.stream().filter(text -> !text.isEmpty()).toList();
    }
}
