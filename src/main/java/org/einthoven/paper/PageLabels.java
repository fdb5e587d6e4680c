package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadName;

/** What is written beside the traces of a page: which lead it calls what stands at which place of a layout. */
final class PageLabels {

    /** A label stands within this of the begin of its lead, in px: 20 mm. */
    private static final int NEAR_BEGIN_PX = 200;

    /** Before it, beside the calibration pulse: 12 mm. */
    private static final int BEFORE_BEGIN_PX = 120;

    /** A label is nearer to its row than to the next one: in parts of the distance between rows. */
    private static final double NEAR_ROW = 0.75;

    /** Places of a layout. */
    private static final int LEADS = 12;

    /** All labels of a page are of one height, but for what blurs them. */
    private static final double SAME_HEIGHT = 0.3;

    private record Label(LeadName lead, Word word) {

        /** Whether the other is II or III and begins where this one begins. */
        boolean standsOver(Label other) {
            return (other.lead == LeadName.II || other.lead == LeadName.III)
                    && Math.abs(word.left() - other.word.left()) < word.height() / 2;
        }
    }

    private final List<Label> labels;
    private final PrintedScale scale;

    private PageLabels(List<Label> labels, PrintedScale scale) {
        this.labels = labels;
        this.scale = scale;
    }

    /** Reads all words of a page that are names of leads, or say its speed and gain. */
    static PageLabels on(Plane darkness, double level) {
        List<Label> labels = new ArrayList<>();
        Map<Word, String> read = new LinkedHashMap<>();
        for (Word word : Word.on(darkness, level)) {
            KnownWords.learned().read(WordShape.of(word, darkness, level)).ifPresent(text -> {
                read.put(word, text);
                lead(text).ifPresent(lead -> labels.add(new Label(lead, word)));
            });
        }
        return new PageLabels(ofOneHeight(labels), PrintedScale.of(read));
    }

    PrintedScale scale() {
        return scale;
    }

    private static Optional<LeadName> lead(String word) {
        return Stream.of(LeadName.values())
                .filter(lead -> lead.display().equals(word))
                .findFirst();
    }

    /**
     * A bar may be the lead I or an edge of anything: the names of more letters say how high letters are, and those of II and
     * III, which stand in the same column, where I begins.
     */
    private static List<Label> ofOneHeight(List<Label> labels) {
        int[] heights = labels.stream()
                .filter(label -> !label.lead().display().matches("I+"))
                .mapToInt(label -> label.word().height())
                .sorted()
                .toArray();
        if (heights.length == 0) {
            return List.of();
        }
        double usual = heights[heights.length / 2];
        List<Label> high = labels.stream()
                .filter(label -> Math.abs(label.word().height() - usual) <= SAME_HEIGHT * usual)
                .toList();
        return high.stream()
                .filter(label -> label.lead() != LeadName.I || high.stream().anyMatch(label::standsOver))
                .toList();
    }

    /** The names that stand at the places of a layout; where two stand, or none, there is none. */
    Map<Integer, LeadName> at(List<Row> rows, TraceEnds ends, Layout layout) {
        Map<Integer, LeadName> at = new HashMap<>(all(rows, ends, layout));
        at.keySet().removeIf(place -> place >= LEADS);
        return at;
    }

    /** The name that stands at the begin of a strip, from 0; empty where two stand, or none. */
    Optional<LeadName> ofStrip(int strip, List<Row> rows, TraceEnds ends, Layout layout) {
        return Optional.ofNullable(all(rows, ends, layout).get(LEADS + strip));
    }

    /** Strips have the places behind those of the leads. */
    private Map<Integer, LeadName> all(List<Row> rows, TraceEnds ends, Layout layout) {
        Map<Integer, LeadName> above = all(rows, ends, layout, true);
        Map<Integer, LeadName> below = all(rows, ends, layout, false);
        return above.size() >= below.size() ? above : below;
    }

    private Map<Integer, LeadName> all(List<Row> rows, TraceEnds ends, Layout layout, boolean above) {
        double[] zeros = ZeroLine.of(rows, ends).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double apart = spacing(zeros);
        Map<Integer, LeadName> at = new HashMap<>();
        List<Integer> twice = new ArrayList<>();
        for (Label label : labels) {
            double height = (label.word().top() + label.word().bottom()) / 2.0;
            for (int row = 0; row < Math.min(zeros.length, layout.allRows()); row++) {
                double up = zeros[row] - height;
                if ((above ? up : -up) < 0 || Math.abs(up) > NEAR_ROW * apart) {
                    continue;
                }
                boolean strip = row >= layout.rows();
                for (int column = 0; column < (strip ? 1 : layout.columns()); column++) {
                    int place = strip ? LEADS + row - layout.rows() : layout.place(row, column);
                    int begin = ends.window(layout, column)[0];
                    if (label.word().right() > begin - BEFORE_BEGIN_PX
                            && label.word().left() < begin + NEAR_BEGIN_PX) {
                        LeadName known = at.put(place, label.lead());
                        // two bars that stand apart are II, and not twice I
                        if (known != null && (known != label.lead() || known == LeadName.I)) {
                            twice.add(place);
                        }
                    }
                }
            }
        }
        twice.forEach(at::remove);
        return at;
    }

    private static double spacing(double[] zeros) {
        double[] distances = new double[Math.max(0, zeros.length - 1)];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = zeros[i + 1] - zeros[i];
        }
        Arrays.sort(distances);
        return distances.length == 0 ? Rows.CLOSEST_PX : distances[distances.length / 2];
    }
}
