package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.formats.PrintedTrace;

/** Writes the rows of a page as leads over time: a column of the flat page is a sample. */
final class Transcript {

    /** Ten seconds at the usual speed, in columns: what is printed behind is another page's. */
    private static final int WIDEST_PX = 250 * FlatPage.PX_PER_MM;

    private final List<Row> rows;
    private final List<Double> zeros;
    private final TraceEnds ends;
    private final Arrangement arrangement;
    private final PageRuler ruler;
    private final PageScale scale;
    private final Map<Integer, LeadName> labels;
    private final PageLabels words;
    private final Map<LeadName, float[]> leads = new EnumMap<>(LeadName.class);
    private final Map<LeadName, PrintedTrace> traces = new EnumMap<>(LeadName.class);
    private final List<String> warnings = new ArrayList<>();

    /** @param quarters right angles by which the page was turned for the rows to be level */
    Transcript(
            List<Row> rows, TraceEnds ends, Arrangement arrangement, PageLabels labels, FlatPage page, int quarters) {
        this.rows = rows;
        this.zeros = ZeroLine.of(rows, ends);
        this.ends = ends;
        this.arrangement = arrangement;
        this.scale = PageScale.of(rows, labels.scale());
        this.words = labels;
        this.labels = labels.at(rows, ends, arrangement.layout());
        ruler = new PageRuler(page, quarters, scale.mmPerMv());
    }

    PaperEcg ecg() {
        Layout layout = arrangement.layout();
        for (int column = 0; column < layout.columns(); column++) {
            for (int row = 0; row < layout.rows(); row++) {
                int place = layout.place(row, column);
                int[] window = ends.window(layout, column);
                LeadName lead = arrangement.leads().get(place);
                int sign = arrangement.sign(place);
                put(lead, stretch(row, window, sign));
            }
        }
        for (int strip = layout.rows(); strip < rows.size(); strip++) {
            strip(strip, words.ofStrip(strip - layout.rows(), rows, ends, layout));
        }
        warnAboutLabels();
        List<Lead> ordered = new ArrayList<>();
        leads.forEach((name, mv) -> ordered.add(new Lead(name, Samples.copyOf(mv))));
        Ecg ecg = new Ecg(new SampleRate(scale.mmPerS() * FlatPage.PX_PER_MM), ordered);
        LimbAgreement.doubt(ecg).ifPresent(doubt -> warnings.add(0, doubt));
        return new PaperEcg.Digitised(
                ecg,
                List.copyOf(traces.values()),
                layout,
                arrangement.order(),
                (int) labels.keySet().stream()
                        .filter(place ->
                                labels.get(place) == arrangement.leads().get(place))
                        .count(),
                scale,
                ruler.page().sheet().picturePxPerMm(),
                ruler.page().sheet().outline(ruler.quarters()).orElse(null),
                LimbAgreement.of(ecg).orElse(arrangement.agreement()),
                warnings);
    }

    private void warnAboutLabels() {
        warnings.addAll(scale.contradictions());
        if (arrangement.isByLabels()) {
            warnings.add("the leads are named by their labels, which stand in another order than usual");
        }
        for (int place : arrangement.contradicted(labels)) {
            warnings.add("a label " + labels.get(place).display() + " stands where "
                    + arrangement.leads().get(place).display() + " is read by its place");
        }
    }

    /** A window of a row, as far as it lies within the ten seconds. */
    private PageRuler.Stretch stretch(int row, int[] window, int sign) {
        int last = Math.min(window[1], ends.from() + WIDEST_PX);
        return new PageRuler.Stretch(rows.get(row), 0, window[0], last, zeros.get(row), sign);
    }

    private float[] samples(PageRuler.Stretch stretch) {
        float[] mv = new float[WIDEST_PX];
        Arrays.fill(mv, Float.NaN);
        ruler.write(stretch, mv, stretch.from() - ends.from());
        return mv;
    }

    private void put(LeadName lead, PageRuler.Stretch stretch) {
        leads.put(lead, samples(stretch));
        traces.put(lead, ruler.trace(lead, stretch, rows, stretch.from() - ends.from()));
    }

    /** A strip repeats one of the leads, and then stands for it over the whole width. */
    private void strip(int row, Optional<LeadName> label) {
        PageRuler.Stretch whole = stretch(row, new int[] {ends.from(), ends.to()}, 1);
        float[] mv = samples(whole);
        Map<LeadName, Double> likeness = new EnumMap<>(LeadName.class);
        leads.forEach((lead, known) -> likeness.put(lead, Likeness.inHeight(mv, known)));
        StripLead shown = StripLead.of(label, likeness, arrangement.layout().strips());
        if (shown.doubt() != null) {
            warnings.add(shown.doubt());
        }
        if (shown.lead() != null) {
            put(shown.lead(), whole);
        }
    }
}
