package org.einthoven.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.holter.Event;
import org.einthoven.holter.EventKind;
import org.einthoven.holter.Survey;
import org.einthoven.holter.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What a long recording comes to, as it is shown.
 *
 * @param partOf which part of a whole it is; empty for a whole
 * @param missing which parts of the whole are not in its hours; empty for none
 * @param chart of the hours, in SVG
 * @param shownLeads the two that are shown of {@code leads}, or the one there is
 * @param open whether the reader may change classes
 * @param edits number of the last change in it: the numbers of its templates hold for this state of the reading
 */
public record HolterView(
        String partOf,
        List<Part> parts,
        String missing,
        List<String> sentences,
        String chart,
        List<HourRow> hours,
        HourRow all,
        List<String> leads,
        List<String> shownLeads,
        List<TemplateRow> templates,
        List<EventGroup> events,
        boolean open,
        int edits) {

    /** A part of the whole, of which this recording is one. */
    public record Part(String id, String name, boolean here) {}

    /** Leads in which atria and ventricles are seen best, one of each pair of views. */
    private static final List<String> FIRST = List.of("II", "MLII", "I");

    private static final List<String> SECOND = List.of("V1", "V5", "V2");

    /** @param asked leads that the reader asks for; others than there are do not count */
    static List<String> chosen(List<String> leads, List<String> asked) {
        List<String> known =
                asked.stream().filter(leads::contains).distinct().limit(2).toList();
        if (known.size() == Math.min(2, leads.size())) {
            return known;
        }
        String first = preferred(FIRST, leads).orElse(leads.get(0));
        List<String> others = leads.stream().filter(lead -> !lead.equals(first)).toList();
        return others.isEmpty()
                ? List.of(first)
                : List.of(first, preferred(SECOND, others).orElse(others.get(0)));
    }

    private static Optional<String> preferred(List<String> wished, List<String> leads) {
        return wished.stream().filter(leads::contains).findFirst();
    }

    /** The leads that its templates have. */
    static List<String> leads(Survey survey) {
        return survey.templates().stream().filter(template -> !template.leads().isEmpty()).findFirst().stream()
                .flatMap(template -> template.leads().stream())
                .map(lead -> lead.name().display())
                .toList();
    }

    static List<String> sentences(Survey survey, HolterWords words) {
        Tally all = Tally.together(survey.minutes());
        String length = Clocks.elapsed(all.toMs());
        List<String> sentences = new ArrayList<>();
        sentences.add(words.counted(
                all.allBeats(),
                length,
                Arrays.stream(BeatClass.values())
                        .map(beatClass -> all.beats(beatClass) + " " + beatClass)
                        .collect(Collectors.joining(", "))));
        if (all.meanBpm() != null) {
            sentences.add(words.rates(
                    Numbers.whole(all.meanBpm()),
                    whole(all.slowestBpm()),
                    whole(all.fastestBpm()),
                    whole(all.longestRrMs())));
        }
        sentences.add(
                words.episodes(all.ventricularRuns(), all.couplets(), all.bigeminy(), all.supraventricularRuns()));
        Double share = all.fibrillationShare();
        sentences.add(share == null ? words.fibrillationUntold() : words.fibrillation(Numbers.percent(share)));
        sentences.add(st(survey, words).orElseGet(words::stUntold));
        return sentences;
    }

    /** Where the ST segment is farthest from the baseline; empty where it was not measured. */
    static Optional<String> st(Survey survey, HolterWords words) {
        return survey.farthestSt(EventKind.ST_HIGHEST)
                .flatMap(highest -> survey.farthestSt(EventKind.ST_LOWEST).map(lowest -> st(highest, lowest, words)));
    }

    private static String st(Event highest, Event lowest, HolterWords words) {
        String highestMv = Numbers.signed(highest.value(), 2);
        String highestAt = Clocks.elapsed(highest.fromMs());
        String lowestMv = Numbers.signed(lowest.value(), 2);
        String lowestAt = Clocks.elapsed(lowest.fromMs());
        return lowest.lead() == LeadName.AVR
                ? words.stOfAvr(highestMv, highestAt, lowestMv, lowestAt)
                : words.st(highestMv, EventGroup.lead(highest), highestAt, lowestMv, EventGroup.lead(lowest), lowestAt);
    }

    private static String whole(@Nullable Double value) {
        return value == null ? "–" : Numbers.whole(value);
    }

    public List<BeatClass> classes() {
        return Stream.of(BeatClass.values()).toList();
    }

    public String leadNames() {
        return String.join(" ", shownLeads);
    }

    public @Nullable String secondLead() {
        return shownLeads.size() < 2 ? null : shownLeads.get(1);
    }
}
