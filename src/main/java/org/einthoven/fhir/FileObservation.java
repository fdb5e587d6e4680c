package org.einthoven.fhir;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import org.einthoven.archive.RecordingKind;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Excerpt;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.VoltageDoubt;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a device file holds as the Observation that a device's gateway would send: its samples exactly, and what the
 * device says itself as Observations of that device, contained so that they never pass for what is read here.
 */
final class FileObservation {
    private final ImportedRecording recording;
    private final List<String> remarks = new ArrayList<>();

    FileObservation(ImportedRecording recording) {
        this.recording = recording;
        remarks.addAll(recording.notes());
    }

    /** What was left out, and what the file's reader found odd; complete once the Observation is written. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** @param zone of times of day that the file gives without one */
    Observation encode(@Nullable Reference subject, ZoneId zone) {
        List<ImportedChannel> leads = recording.channels().stream()
                .filter(channel -> channel.lead() != null)
                .toList();
        Observation observation =
                ObservationEncoder.observation(leads.isEmpty() ? RecordingKind.PPG : RecordingKind.ECG);
        observation.setSubject(subject);
        RecordedTime time = recording.time();
        if (time != null) {
            observation.setEffective(dateTime(time.in(zone)));
        }
        if (leads.isEmpty()) {
            recording.channels().stream()
                    .filter(ImportedChannel::isPleth)
                    .findFirst()
                    .ifPresent(pleth -> observation.setValue(sampled(pleth, "1")));
        } else {
            components(leads, observation);
        }
        new DeviceWords(recording).addTo(observation);
        VoltageDoubt.of(leads).ifPresent(remarks::add);
        observation.addNote().setText("From a file: " + recording.format());
        filters().forEach(text -> observation.addNote().setText(text));
        remarks.forEach(remark -> observation.addNote().setText(remark));
        return observation;
    }

    private static DateTimeType dateTime(OffsetDateTime at) {
        DateTimeType time = new DateTimeType(Date.from(at.toInstant()));
        time.setTimeZone(TimeZone.getTimeZone(at.getOffset()));
        return time;
    }

    /** The leads first; of a name that stands twice, and of more leads than are read, the later ones are only kept. */
    private void components(List<ImportedChannel> leads, Observation observation) {
        List<ImportedChannel> ordered = new ArrayList<>(leads);
        recording.channels().stream().filter(channel -> channel.lead() == null).forEach(ordered::add);
        Set<LeadName> seen = new HashSet<>();
        Set<String> labels = new HashSet<>();
        List<String> left = new ArrayList<>();
        for (ImportedChannel channel : ordered) {
            if (observation.getComponent().size() == RecordingLimits.MAX_COMPONENTS) {
                left.add(channel.name());
                continue;
            }
            LeadName lead = channel.lead();
            boolean read = lead != null && seen.size() < Ecg.MAX_LEADS && seen.add(lead);
            CodeableConcept code = read
                    ? new CodeableConcept(LeadCodes.codingOf(Objects.requireNonNull(lead))
                                    .setDisplay(null))
                            .setText(lead.display())
                    : new CodeableConcept().setText(label(channel, labels));
            observation.addComponent().setCode(code).setValue(sampled(channel, read ? "uV" : channel.unit()));
        }
        if (!left.isEmpty()) {
            remarks.add("Not kept, because there are more than " + RecordingLimits.MAX_COMPONENTS + " channels: "
                    + Excerpt.ofMessage(String.join(", ", left)));
        }
    }

    /** A name of its own for each channel. */
    private static String label(ImportedChannel channel, Set<String> labels) {
        String name = channel.name().isBlank() ? "without a name" : Excerpt.of(channel.name());
        String label = name;
        for (int number = 2; !labels.add(label); number++) {
            label = name + " (" + number + ")";
        }
        return label;
    }

    private static SampledData sampled(ImportedChannel channel, String unit) {
        String stated = unit.isBlank() ? "1" : Excerpt.of(unit);
        SampledData sampled = new SampledData()
                .setOrigin(ObservationEncoder.quantity(stated).setValue(ObservationEncoder.decimal(channel.origin())))
                .setFactor(ObservationEncoder.decimal(channel.step()))
                .setData(text(channel));
        if (!stated.equals("uV") && !stated.equals("1")) {
            // a device's own spelling is not a code
            sampled.getOrigin().setSystem(null).setCode(null);
        }
        return ObservationEncoder.timed(sampled, channel.rate());
    }

    private static String text(ImportedChannel channel) {
        StringBuilder text = new StringBuilder(channel.length() * 5);
        for (int i = 0; i < channel.length(); i++) {
            if (i > 0) {
                text.append(' ');
            }
            if (channel.count(i) == ImportedChannel.MISSING) {
                text.append('E');
            } else {
                text.append(channel.count(i));
            }
        }
        return text.toString();
    }

    private List<String> filters() {
        AppliedFilters filters = recording.filters();
        List<String> parts = new ArrayList<>();
        add(parts, "high pass", filters.highPassHz());
        add(parts, "low pass", filters.lowPassHz());
        add(parts, "notch", filters.notchHz());
        return parts.isEmpty() ? List.of() : List.of("Filters of the device: " + String.join(", ", parts));
    }

    private static void add(List<String> parts, String name, @Nullable Double hz) {
        if (hz != null) {
            parts.add(name + " " + ObservationEncoder.decimal(hz).toPlainString() + " Hz");
        }
    }
}
