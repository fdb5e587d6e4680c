package org.einthoven.rhythm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.beat.Beat;

/**
 * The patterns that ectopic beats form. Beats are read as a text of their AAMI letters, with {@code |} where the
 * recording could not be read and a pattern must not go on.
 *
 * @param couplets exactly two ventricular beats in a row
 * @param ventricularRuns three or more ventricular beats in a row, at any rate; fusion beats among or next to two of them count
 * @param supraventricularRuns three or more supraventricular ectopic beats in a row
 * @param bigeminy every second beat ventricular, three times or more
 * @param trigeminy every third beat ventricular, three times or more
 */
public record Ectopy(
        List<Episode> couplets,
        List<Episode> ventricularRuns,
        List<Episode> supraventricularRuns,
        List<Episode> bigeminy,
        List<Episode> trigeminy) {

    private static final char GAP = '|';
    private static final Pattern COUPLET = Pattern.compile("(?<![VF])VV(?![VF])");
    /** A sinus beat may reach the ventricles in a run and fuse with one of its beats, which is a sign of it and no end (Dressler 1952). */
    private static final Pattern VENTRICULAR_RUN = Pattern.compile("(?=[VF]{3})F?V(?:F*V)+F?");

    private static final Pattern SUPRAVENTRICULAR_RUN = Pattern.compile("S{3,}");
    private static final Pattern BIGEMINY = Pattern.compile("(?:[NSFQ]V){3,}");
    private static final Pattern TRIGEMINY = Pattern.compile("(?:[NSFQ]{2}V){3,}");

    public Ectopy {
        couplets = List.copyOf(couplets);
        ventricularRuns = List.copyOf(ventricularRuns);
        supraventricularRuns = List.copyOf(supraventricularRuns);
        bigeminy = List.copyOf(bigeminy);
        trigeminy = List.copyOf(trigeminy);
    }

    /** Finds the patterns in {@code runs}, each a list of beats in order of time with nothing unreadable in it. */
    static Ectopy in(List<List<Beat>> runs) {
        StringBuilder letters = new StringBuilder();
        List<Beat> beatAt = new ArrayList<>();
        for (List<Beat> run : runs) {
            for (Beat beat : run) {
                letters.append(beat.beatClass().name());
                beatAt.add(beat);
            }
            if (!run.isEmpty()) {
                letters.append(GAP);
                beatAt.add(run.get(0)); // keeps text and beats in step; no pattern can reach it
            }
        }
        String text = letters.toString();
        return new Ectopy(
                find(COUPLET, text, beatAt),
                find(VENTRICULAR_RUN, text, beatAt),
                find(SUPRAVENTRICULAR_RUN, text, beatAt),
                find(BIGEMINY, text, beatAt),
                find(TRIGEMINY, text, beatAt));
    }

    private static List<Episode> find(Pattern pattern, String text, List<Beat> beatAt) {
        List<Episode> found = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(new Episode(beatAt.subList(matcher.start(), matcher.end())));
        }
        return found;
    }
}
