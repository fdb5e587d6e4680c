package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Surveys;
import org.einthoven.audit.AuditTrail;
import org.einthoven.holter.Survey;
import org.einthoven.holter.Tally;
import org.jspecify.annotations.Nullable;

/** What a page shows of signals other than a short ECG, in the reader's language. */
@ApplicationScoped
class SignalViews {
    private final Surveys surveys;
    private final Recordings recordings;
    private final Reviews reviews;
    private final ReadingRoom room;
    private final AuditTrail audit;
    private final Times times;
    private final Language language;

    SignalViews(
            Surveys surveys,
            Recordings recordings,
            Reviews reviews,
            ReadingRoom room,
            AuditTrail audit,
            Times times,
            Language language) {
        this.surveys = surveys;
        this.recordings = recordings;
        this.reviews = reviews;
        this.room = room;
        this.audit = audit;
        this.times = times;
        this.language = language;
    }

    /** Null for an ECG, and where no pulses were measured. */
    @Nullable
    PulseView pulse(StoredRecording recording, ReadingDocument reading) {
        return recording.kind == RecordingKind.PPG
                ? PulseView.of(reading, recording.duration().toMillis(), language.words(PulseWords.class))
                : null;
    }

    /**
     * Null for what is no long ECG.
     *
     * @param open whether its reader may change anything now
     * @param asked leads to show; none for those that are shown at first
     */
    @Nullable
    HolterView holter(StoredRecording recording, ShownReading shown, boolean open, List<String> asked) {
        return surveys.of(recording, shown.now(), shown.log().last())
                .filter(survey -> !survey.minutes().isEmpty())
                .map(survey -> view(recording, survey, shown.log().last(), open, asked))
                .orElse(null);
    }

    /** The instants of the beats of a template, by its number from 1; none where there is no such template. */
    List<Double> template(StoredRecording recording, ShownReading shown, int number) {
        return surveys.of(recording, shown.now(), shown.log().last()).stream()
                .flatMap(survey -> survey.templates().stream()
                        .skip(Math.max(0, number - 1L))
                        .limit(1))
                .flatMap(template -> template.beats().stream())
                .map(beat -> shown.now().beats().get(beat).timeMs())
                .toList();
    }

    private HolterView view(StoredRecording recording, Survey survey, int edits, boolean open, List<String> asked) {
        HolterWords words = language.words(HolterWords.class);
        List<StoredRecording> parts = recordings.partsBeside(recording);
        Map<StoredRecording, List<Tally>> known = tallies(recording, survey, parts);
        // of a whole that was withdrawn, this part stands by itself
        boolean whole = parts.size() > 1 && known.containsKey(recording);
        List<HourRow> hours = whole
                ? Hours.ofWhole(known, length(parts), recording.id, times.zone())
                : Hours.of(recording, survey.minutes());
        Tally all = Tally.together(hours.stream().map(HourRow::tally).toList());
        Tally here = Tally.together(survey.minutes());
        List<String> leads = HolterView.leads(survey);
        List<String> chosen = leads.isEmpty() ? List.of() : HolterView.chosen(leads, asked);
        String missing = parts.stream()
                .filter(part -> !known.containsKey(part))
                .map(part -> String.valueOf(part.part))
                .collect(Collectors.joining(", "));
        return new HolterView(
                recording.part == null || recording.parts == null ? "" : words.partOf(recording.part, recording.parts),
                parts.stream()
                        .map(part -> new HolterView.Part(
                                part.id.toString(),
                                words.part(part.part == null ? 0 : part.part),
                                part.id.equals(recording.id)))
                        .toList(),
                missing.isEmpty() ? "" : words.partsMissing(missing),
                HolterView.sentences(survey, words),
                HoursSvg.draw(
                        hours.stream().map(HourRow::tally).toList(),
                        hours.stream().map(HourRow::label).toList(),
                        words.chart()),
                hours,
                new HourRow(words.all(), "", -1, all),
                leads,
                chosen,
                TemplateRow.of(survey.templates(), chosen, here.allBeats(), words),
                EventGroup.of(survey, words),
                open,
                edits);
    }

    /** Of this part and of those others that the reader may see; each of these is an access of its own. */
    private Map<StoredRecording, List<Tally>> tallies(
            StoredRecording shown, Survey survey, List<StoredRecording> parts) {
        List<StoredRecording> others = parts.stream()
                .filter(part -> !part.id.equals(shown.id))
                .filter(part -> !room.isToReadFirst(part, reviews.versions(part.id)))
                .toList();
        Map<UUID, Survey> kept = others.isEmpty()
                ? Map.of()
                : surveys.kept(others.stream().map(part -> part.id).toList());
        Map<StoredRecording, List<Tally>> tallies = new LinkedHashMap<>();
        for (StoredRecording part : parts) {
            if (part.id.equals(shown.id)) {
                tallies.put(part, survey.minutes());
            } else if (kept.containsKey(part.id) && others.contains(part)) {
                audit.record(room.asking(), "Reading", part.id.toString());
                tallies.put(part, kept.get(part.id).minutes());
            }
        }
        return tallies;
    }

    /** Of all parts but the last. */
    private static Duration length(List<StoredRecording> parts) {
        return Optional.of(parts.get(0)).map(StoredRecording::duration).orElseThrow();
    }
}
