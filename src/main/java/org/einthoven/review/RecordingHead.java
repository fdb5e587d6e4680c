package org.einthoven.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.archive.FileKind;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.StoredPatient;
import org.einthoven.archive.StoredRecording;
import org.einthoven.formats.VoltageDoubt;
import org.jspecify.annotations.Nullable;

/**
 * Whose recording it is and how it was made.
 *
 * @param patientNote sex and date of birth, or the reference of a patient who is not known here
 * @param device what the sender calls the device; null where nothing was sent
 * @param page what is known of the printed page that it was taken from; null for a recording that was not
 * @param unitDoubt in English what speaks against the unit of its leads; null for nothing
 * @param unknownLeads codes of channels that are kept but not analysed
 */
public record RecordingHead(
        String id,
        String patient,
        boolean patientKnown,
        String patientNote,
        Times.Moment taken,
        boolean timeStated,
        String kind,
        String leads,
        String rate,
        String duration,
        @Nullable String device,
        @Nullable PageNote page,
        @Nullable String unitDoubt,
        List<String> unknownLeads,
        StateBadge state) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public RecordingHead {
        unknownLeads = List.copyOf(unknownLeads);
    }

    static RecordingHead of(
            StoredRecording recording, Optional<StoredPatient> patient, Optional<PageNote> page, Times times) {
        Phrases phrases = times.phrases();
        List<String> leads = recording.leadNames();
        JsonNode observation = json(recording.resource);
        return new RecordingHead(
                recording.id.toString(),
                patient.map(known -> known.displayName).orElse(phrases.unknownPatient()),
                patient.isPresent(),
                patient.map(known -> PatientLine.of(known, phrases).note())
                        .orElse(recording.subject == null ? phrases.noReference() : recording.subject),
                times.of(recording.takenAt),
                recording.recordedAt != null,
                recording.kind.name(),
                recording.kind == RecordingKind.PPG
                        ? phrases.oneChannel()
                        : leads.size() == 1 ? phrases.oneLead(leads.get(0)) : phrases.leads(leads.size()),
                Numbers.plain(recording.sampleRateHz) + " Hz",
                duration(recording.duration()),
                device(observation),
                page.orElse(null),
                unitDoubt(observation),
                List.of(recording.unknownLeads),
                StateBadge.of(recording, phrases));
    }

    public boolean isEcg() {
        return kind.equals(RecordingKind.ECG.name());
    }

    /** In which it can be downloaded; the report on paper has a link of its own. */
    public List<FileKind> files() {
        return Stream.of(FileKind.values())
                .filter(kind -> kind != FileKind.PDF && (isEcg() || kind != FileKind.AECG))
                .toList();
    }

    private static String duration(Duration length) {
        double seconds = length.toMillis() / 1000.0;
        return seconds < 120
                ? Numbers.plain(Math.rint(seconds * 10) / 10) + " s"
                : length.toMinutes() + " min " + length.toSecondsPart() + " s";
    }

    /** The reference to the device as the sender wrote it: its display, else its target. */
    private static @Nullable String device(JsonNode observation) {
        JsonNode device = observation.path("device");
        return device.hasNonNull("display")
                ? device.get("display").asText()
                : device.path("reference").asText(null);
    }

    /** As it was noted when its file was taken in. */
    static @Nullable String unitDoubt(JsonNode observation) {
        for (JsonNode note : observation.path("note")) {
            String text = note.path("text").asText();
            if (VoltageDoubt.isOne(text)) {
                return text;
            }
        }
        return null;
    }

    private static JsonNode json(String observation) {
        try {
            return JSON.readTree(observation);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored Observation is not JSON", unreadable);
        }
    }
}
