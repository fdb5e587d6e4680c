package org.einthoven.review;

import java.util.Arrays;
import java.util.List;
import org.einthoven.holter.Event;
import org.einthoven.holter.EventKind;
import org.einthoven.holter.Survey;

/**
 * Events of one kind as they are listed.
 *
 * @param counted how many there are, and how many of them are listed where there are more; empty for a single one
 * @param few whether they are shown at once
 */
public record EventGroup(String name, String counted, boolean few, List<Row> rows) {

    /** @param fromS for the drawing of ten seconds, which begins a little before */
    public record Row(long jumpMs, String fromS, String at, String text) {}

    private static final int FEW = 3;

    /** The trace is drawn from so far before an event on. */
    private static final double BEFORE_MS = 2000;

    static List<EventGroup> of(Survey survey, HolterWords words) {
        return Arrays.stream(EventKind.values())
                .map(kind -> of(
                        kind,
                        survey.count(kind),
                        survey.events().stream()
                                .filter(event -> event.kind() == kind)
                                .toList(),
                        words))
                .filter(group -> !group.rows.isEmpty())
                .toList();
    }

    private static EventGroup of(EventKind kind, int count, List<Event> events, HolterWords words) {
        return new EventGroup(
                name(kind, words),
                counted(kind, count, events.size(), words),
                count <= FEW,
                events.stream().map(event -> row(event, words)).toList());
    }

    private static String counted(EventKind kind, int count, int listed, HolterWords words) {
        if (count == 1) {
            return "";
        }
        if (isOfLeads(kind)) {
            return words.ofLeads(count);
        }
        return count > listed ? words.longestOf(count, listed) : String.valueOf(count);
    }

    private static boolean isOfLeads(EventKind kind) {
        return kind == EventKind.ST_HIGHEST || kind == EventKind.ST_LOWEST;
    }

    private static Row row(Event event, HolterWords words) {
        return new Row(
                Math.round(event.fromMs()),
                Numbers.decimals(Math.max(0, event.fromMs() - BEFORE_MS) / 1000, 1),
                Clocks.elapsed(event.fromMs()),
                switch (event.kind()) {
                    case FLAT -> words.flatUntil(Clocks.elapsed(event.toMs()));
                    case PAUSE, LONGEST_RR -> Numbers.whole(event.value()) + " ms";
                    case FASTEST, SLOWEST -> Numbers.whole(event.value()) + "/min";
                    case FIBRILLATION -> words.until(Clocks.elapsed(event.toMs()), Numbers.decimals(event.value(), 2));
                    case ST_HIGHEST, ST_LOWEST ->
                        words.stLevel(lead(event), Numbers.signed(event.value(), 2), event.beats());
                    default -> words.beatsAtRate(event.beats(), Numbers.whole(event.value()));
                });
    }

    static String lead(Event event) {
        return event.lead() == null ? "" : event.lead().display();
    }

    private static String name(EventKind kind, HolterWords words) {
        return switch (kind) {
            case VENTRICULAR_RUN -> words.kindVentricularRun();
            case PAUSE -> words.kindPause();
            case FLAT -> words.kindFlat();
            case FIBRILLATION -> words.kindFibrillation();
            case SUPRAVENTRICULAR_RUN -> words.kindSupraventricularRun();
            case COUPLET -> words.kindCouplet();
            case BIGEMINY -> words.kindBigeminy();
            case TRIGEMINY -> words.kindTrigeminy();
            case FASTEST -> words.kindFastest();
            case SLOWEST -> words.kindSlowest();
            case LONGEST_RR -> words.kindLongestRr();
            case ST_HIGHEST -> words.kindStHighest();
            case ST_LOWEST -> words.kindStLowest();
        };
    }
}
