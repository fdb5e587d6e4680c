package org.einthoven.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.einthoven.api.SurveyBody.EventBody;
import org.einthoven.api.SurveyBody.TallyBody;
import org.einthoven.api.SurveyBody.TemplateBody;
import org.einthoven.archive.StoredRecording;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatFrames;
import org.einthoven.holter.Event;
import org.einthoven.holter.Survey;
import org.einthoven.holter.Tally;
import org.einthoven.holter.Template;

/** Renders what long recordings come to for programs. */
final class SurveyBodies {
    private SurveyBodies() {}

    /** A recording without what it comes to. */
    static SurveyBody none(StoredRecording recording) {
        return new SurveyBody(
                ReadingBodies.recording(recording),
                ReadingBodies.lower(recording.status),
                null,
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    /** @param beats of the reading that was surveyed */
    static SurveyBody of(StoredRecording recording, Survey survey, List<Beat> beats) {
        Map<String, Integer> counts = new TreeMap<>();
        survey.counts().forEach((kind, count) -> counts.put(ReadingBodies.lower(kind), count));
        return new SurveyBody(
                ReadingBodies.recording(recording),
                ReadingBodies.lower(recording.status),
                survey.minutes().isEmpty() ? null : tally(Tally.together(survey.minutes())),
                survey.minutes().stream().map(SurveyBodies::tally).toList(),
                survey.templates().stream()
                        .map(template -> template(template, beats))
                        .toList(),
                survey.events().stream().map(SurveyBodies::event).toList(),
                counts);
    }

    private static TallyBody tally(Tally tally) {
        Map<String, Integer> beats = new TreeMap<>();
        tally.beats().forEach((beatClass, count) -> beats.put(beatClass.name(), count));
        return new TallyBody(
                tally.fromMs(),
                tally.toMs(),
                beats,
                tally.couplets(),
                tally.ventricularRuns(),
                tally.supraventricularRuns(),
                tally.bigeminy(),
                tally.longestRrMs(),
                tally.slowestBpm(),
                tally.meanBpm(),
                tally.fastestBpm(),
                tally.fibrillationShare());
    }

    private static TemplateBody template(Template template, List<Beat> beats) {
        Map<String, float[]> leads = new LinkedHashMap<>();
        template.leads()
                .forEach(lead -> leads.put(lead.name().display(), lead.samples().toArray()));
        return new TemplateBody(
                template.beatClass().name(),
                template.alike(),
                template.beats().stream()
                        .map(place -> beats.get(place).timeMs())
                        .toList(),
                BeatFrames.RATE.hz(),
                Template.BEFORE_MS,
                leads);
    }

    private static EventBody event(Event event) {
        return new EventBody(
                ReadingBodies.lower(event.kind()),
                event.fromMs(),
                event.toMs(),
                event.lead() == null ? null : event.lead().display(),
                event.beats(),
                event.value(),
                event.kind().unit());
    }
}
