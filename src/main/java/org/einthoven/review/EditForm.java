package org.einthoven.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import org.einthoven.archive.EditLog;
import org.einthoven.archive.Edits;
import org.einthoven.archive.ProposedEdit;
import org.einthoven.delineation.Fiducial;
import org.einthoven.delineation.WaveEnd;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.measure.Measure;
import org.einthoven.reading.Edit;
import org.jspecify.annotations.Nullable;

/**
 * A change of a reading as it was posted. {@code edit} names it; a beat is named by {@code beatMs}, or, by a browser
 * without scripts, by {@code beat}, its number in the reading that is shown.
 *
 * @param posted the fields of the form
 * @param before the reading as it is now
 * @param templates the instants of the beats of a template of it, by its number
 */
record EditForm(MultivaluedMap<String, String> posted, ShownReading before, IntFunction<List<Double>> templates) {
    /** Begins the name of a change of all beats of a template; its number follows. */
    private static final String TEMPLATE = "template-";

    /** An instant that is read off the paper is known to half a large box of it, at 25 mm/s. */
    private static final double NEAR_MS = 100;

    /** Less moves nothing that the log could tell: it says whole milliseconds. */
    private static final double LEAST_MOVE_MS = 1;

    /** What it makes of the reading of a recording. */
    ProposedEdit propose(UUID recording, Edits edits) {
        String takenBack = text("take-back", "");
        return takenBack.isEmpty()
                ? edits.change(recording, edit())
                : edits.takingBack(recording, (int) number("take-back", takenBack));
    }

    /** Of a form that takes none back. */
    Edit edit() {
        String named = text("edit", "");
        if (named.startsWith(TEMPLATE)) {
            int template = (int) number("edit", named.substring(TEMPLATE.length()));
            sameTemplates((int) number("edits"));
            return new Edit.BeatsReclassified(templates.apply(template), named(BeatClass.class, "class-" + template));
        }
        return switch (named) {
            case "class" -> new Edit.BeatReclassified(beatMs(), named(BeatClass.class, "class"));
            case "delete" -> new Edit.BeatDeleted(beatMs());
            case "add" -> new Edit.BeatAdded(number("beatMs"), named(BeatClass.class, "class"));
            case "interval" -> new Edit.IntervalOverruled(named(Measure.class, "measure"), number("value"));
            case "boundary" ->
                boundary(
                        posted.getFirst("lead"),
                        named(Wave.class, "wave"),
                        named(WaveEnd.class, "end"),
                        number("peakMs"),
                        named(Edit.Reach.class, "reach"),
                        number("byMs"));
            case "boundary-of-wave" -> boundaryOfWave();
            // a page that the version before made may still be open; to be dropped with the next one
            case "boundary-of-beat" -> boundaryOfBeat();
            case "wave-delete" ->
                new Edit.WaveDeleted(named(Wave.class, "wave"), number("peakMs"), named(Edit.Reach.class, "reach"));
            case "wave-add" -> new Edit.WaveAdded(named(Wave.class, "wave"), number("onsetMs"), number("offsetMs"));
            default -> throw unreadable("edit");
        };
    }

    /** A change may number the templates anew: its number means what the reader saw only while the same changes hold. */
    private void sameTemplates(int seen) {
        EditLog log = before.log();
        if (seen > log.last() || !log.between(0, seen).inForce().equals(log.inForce())) {
            throw FaultException.of(Fault.STALE_TEMPLATES);
        }
    }

    /** As browsers without scripts have it: the wave is the one next to an instant, of a beat or of none. */
    private Edit boundaryOfWave() {
        Wave wave = named(Wave.class, "moved-wave");
        double atMs = 1000 * number("moved-at");
        Fiducial marked = before.now().delineation().global().stream()
                .filter(one ->
                        one.wave() == wave && one.onsetMs() <= atMs + NEAR_MS && one.offsetMs() >= atMs - NEAR_MS)
                .min(Comparator.<Fiducial, Boolean>comparing(one -> one.onsetMs() > atMs || one.offsetMs() < atMs)
                        .thenComparingDouble(one -> Math.abs(one.peakMs() - atMs)))
                .orElseThrow(() -> none(wave));
        return boundaryOf(marked);
    }

    private Edit boundaryOfBeat() {
        Wave wave = named(Wave.class, "moved-wave");
        Fiducial marked = CardiacCycle.align(before.now().beats(), before.now().delineation())
                .get(place("moved-beat"))
                .wave(wave);
        if (marked == null) {
            throw none(wave);
        }
        return boundaryOf(marked);
    }

    /** The page that it comes back on asks for an instant, whichever this one asked for. */
    private static FaultException none(Wave wave) {
        return FaultException.of(
                Fault.IMPOSSIBLE_EDIT, "there is no " + wave + " at this instant: give it in s, as the trace has it.");
    }

    private Edit boundaryOf(Fiducial marked) {
        String lead = text("moved-lead", "");
        return boundary(
                lead.isEmpty() ? null : lead,
                marked.wave(),
                named(WaveEnd.class, "moved-end"),
                marked.peakMs(),
                named(Edit.Reach.class, "moved-reach"),
                number("moved-by"));
    }

    /** @param lead null for all leads */
    private static Edit boundary(
            @Nullable String lead, Wave wave, WaveEnd end, double peakMs, Edit.Reach reach, double byMs) {
        Edit.possible(Math.abs(byMs) >= LEAST_MOVE_MS, "a boundary is moved by at least 1 ms.");
        return lead == null
                ? new Edit.BoundaryMoved(wave, end, peakMs, reach, byMs)
                : new Edit.LeadBoundaryMoved(lead(lead), wave, end, peakMs, reach, byMs);
    }

    private static LeadName lead(String display) {
        return Arrays.stream(LeadName.values())
                .filter(name -> name.display().equals(display))
                .findFirst()
                .orElseThrow(() -> unreadable("lead"));
    }

    private double beatMs() {
        if (posted.containsKey("beatMs")) {
            return number("beatMs");
        }
        return before.now().beats().get(place("beat")).timeMs();
    }

    /** Of a beat that is named by its number, in the reading that is shown. */
    private int place(String field) {
        int beats = before.now().beats().size();
        double number = number(field);
        Edit.possible(number >= 1 && number <= beats, "name a beat by its number, 1 to " + beats + ".");
        return (int) number - 1;
    }

    private double number(String name) {
        return number(name, text(name, ""));
    }

    private static double number(String name, String text) {
        try {
            double number = Double.parseDouble(text.replace(',', '.'));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException odd) {
            throw unreadable(name);
        }
        throw unreadable(name);
    }

    private <E extends Enum<E>> E named(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, text(name, "").toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw unreadable(name);
        }
    }

    private String text(String name, String otherwise) {
        String text = posted.getFirst(name);
        return text == null ? otherwise : text.strip();
    }

    private static FaultException unreadable(String name) {
        return FaultException.of(Fault.INVALID_PARAMETER, "This", name);
    }
}
