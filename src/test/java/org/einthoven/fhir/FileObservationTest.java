package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.NewRecording;
import org.einthoven.archive.RecordingKind;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.SenderMarks;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileObservationTest {
    private static final SampleRate RATE = new SampleRate(500);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final ObservationDecoder decoder = new FhirBeans().decoder(new FhirBeans().json(new FhirBeans().context()));

    @Test
    void keepsCountsScaleGapsAndTime() {
        FileObservation file = new FileObservation(recording(
                lead("II", LeadName.II, -20, 7, ImportedChannel.MISSING),
                ImportedChannel.of("ABP", "mmHg", new SampleRate(125), new int[] {3}, 0.05, 80)));
        Observation observation = file.encode(null, ZONE);

        assertThat(observation.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2002-11-22T09:10:05+01:00");
        NewRecording decoded = decode(observation);
        Ecg ecg = (Ecg)
                decoded.waveform().toRecording(decoded.kind(), decoded.rate()).orElseThrow();
        assertThat(ecg.leads().get(0).samples().toArray()).containsExactly(-0.05f, 0.0175f, Float.NaN);
        assertThat(decoded.unknownLeads()).containsExactly("ABP");
        assertThat(decoded.rate().hz()).isEqualTo(500);
    }

    @Test
    void readsEachLeadOnceAndKeepsTheRestUnderNamesOfTheirOwn() {
        Observation observation = new FileObservation(recording(
                        lead("ECG 1", LeadName.UNSPECIFIED, 1),
                        lead("ECG", LeadName.UNSPECIFIED, 2),
                        lead("ECG", LeadName.UNSPECIFIED, 3)))
                .encode(null, ZONE);

        NewRecording decoded = decode(observation);
        assertThat(decoded.waveform().leads()).containsExactly(LeadName.UNSPECIFIED);
        assertThat(decoded.unknownLeads()).containsExactly("ECG", "ECG (2)");
    }

    @Test
    void saysWhichChannelsAreTooMany() {
        List<ImportedChannel> channels = new ArrayList<>(List.of(lead("II", LeadName.II, 1)));
        for (int i = 0; i < 40; i++) {
            channels.add(lead("EEG " + i, null, i));
        }
        FileObservation file = new FileObservation(recording(channels.toArray(ImportedChannel[]::new)));

        assertThat(decode(file.encode(null, ZONE)).unknownLeads()).hasSize(29);
        assertThat(file.remarks()).anyMatch(remark -> remark.contains("EEG 39"));
    }

    @Test
    void takesAPlethWithoutAnEcgForAPulseWave() {
        ImportedChannel pleth = ImportedChannel.of("PLETH", "NU", RATE, new int[] {1, 2}, 0.5, 0);

        assertThat(decode(new FileObservation(recording(pleth)).encode(null, ZONE))
                        .kind())
                .isEqualTo(RecordingKind.PPG);
    }

    @Test
    void letsTheDeviceSpeakForItself() {
        Observation observation = new FileObservation(recording(lead("II", LeadName.II, 1))).encode(null, ZONE);

        assertThat(observation.getHasMember()).hasSize(3);
        assertThat(observation.getContained()).hasSize(4);
        Observation marks = (Observation) observation.getContained().get(3);
        assertThat(marks.getCode().getText()).startsWith("Marks of the sender").endsWith("made.atr");
        assertThat(marks.getValueStringType().getValue()).isEqualTo("100N 902V");
        assertThat(marks.getStatus()).isEqualTo(Observation.ObservationStatus.PRELIMINARY);
        Observation rate = (Observation) observation.getContained().get(1);
        assertThat(rate.getCode().getCodingFirstRep().getCode()).isEqualTo("147842");
        assertThat(rate.getValueQuantity().getValue().intValue()).isEqualTo(48);
        assertThat(rate.getDevice().getReference()).isEqualTo("#device");
        assertThat(rate.getStatus()).isEqualTo(Observation.ObservationStatus.PRELIMINARY);
    }

    private NewRecording decode(Observation observation) {
        return decoder.decode(observation, UUID.randomUUID(), "test").recording();
    }

    private static ImportedChannel lead(String name, @Nullable LeadName lead, int... counts) {
        return ImportedChannel.ofVoltage(name, lead, RATE, counts, 2.5, 0);
    }

    private static ImportedRecording recording(ImportedChannel... channels) {
        return new ImportedRecording(
                "made",
                RecordedPerson.UNKNOWN,
                new RecordedTime(LocalDateTime.of(2002, 11, 22, 9, 10, 5), null),
                new RecordingDevice("Maker", "Model", null, null),
                AppliedFilters.UNKNOWN,
                List.of(channels),
                List.of(new DeviceMeasurement(Kind.VENTRICULAR_RATE, 48)),
                List.of("Sinus bradycardia"),
                List.of(),
                List.of(new SenderMarks("made.atr", "100N 902V")),
                null);
    }
}
