package org.einthoven.review;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.Measure;
import org.einthoven.reading.Edit;

/**
 * What can be changed in a reading, and what was.
 *
 * @param open whether the reader may change anything now
 * @param beats how many there are
 * @param leads those in which waves were found
 * @param last number of the last change; 0 for none
 * @param dropped what the models found and is not found any more
 */
public record EditView(
        boolean open,
        int beats,
        List<String> leads,
        int last,
        boolean edited,
        List<EditRow> log,
        List<String> dropped) {

    /** A measure that a reader may overrule. */
    public record Overrulable(String code, String name) {}

    static EditView of(ShownReading reading, boolean open, Times times) {
        return new EditView(
                open,
                reading.now().beats().size(),
                reading.now().delineation().perLead().stream()
                        .map(wave -> Objects.requireNonNull(wave.lead()))
                        .distinct()
                        .sorted()
                        .map(LeadName::display)
                        .toList(),
                reading.log().last(),
                reading.isEdited(),
                EditRow.of(reading.log(), times),
                reading.dropped());
    }

    public List<BeatClass> classes() {
        return List.of(BeatClass.values());
    }

    public List<Overrulable> measures() {
        return Edit.OVERRULABLE.keySet().stream()
                .sorted(Comparator.naturalOrder())
                .map(measure -> new Overrulable(measure.name(), name(measure)))
                .toList();
    }

    private static String name(Measure measure) {
        return measure.display() + ", " + measure.unit();
    }
}
