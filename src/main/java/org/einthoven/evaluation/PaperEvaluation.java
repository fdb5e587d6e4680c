package org.einthoven.evaluation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Subject;
import org.einthoven.evaluation.pages.RenderedPage;
import org.einthoven.evaluation.pages.Severity;
import org.einthoven.measure.Measure;
import org.einthoven.paper.PaperEcg;
import org.einthoven.paper.PaperReader;
import org.einthoven.reading.Reading;
import org.einthoven.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Printed pages of PTB-XL's recordings, drawn and damaged by chance (the seed is the record's number), against the samples
 * that were printed. Figures of a severity are means over the pages that were read; those that were refused, or of which
 * more than half of the leads do not correlate with what was printed, are failures.
 */
final class PaperEvaluation implements EvaluationTask {

    private static final List<Measure> MEASURES = List.of(Measure.HEART_RATE, Measure.QRS, Measure.QT);

    /** Leads that were taken for one another, or gone astray, stay below. */
    private static final double ASTRAY = 0.5;

    /**
     * One page.
     *
     * @param score null where the page was refused
     * @param seconds of one core, whatever else the machine is doing
     * @param errors of the measurements of a reading, against a reading of what was printed
     * @param st null where one of both was not read
     */
    private record Page(
            String patient,
            @Nullable PaperScore score,
            double seconds,
            Map<Measure, Double> errors,
            @Nullable PaperSt st) {

        boolean isFailure() {
            return score == null || score.correlation() < ASTRAY;
        }
    }

    @Override
    public String name() {
        return "paper";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        PtbxlRecords records = PtbxlRecords.of(options);
        Map<Severity, List<Page>> pages = new EnumMap<>(Severity.class);
        Map<String, Object> metrics = new LinkedHashMap<>();
        try (ReadStatements.Reader reader = new ReadStatements.Reader()) {
            metrics.put("models", reader.models());
            boolean seen = Leaks.inPtbxl(options, reader.cards());
            Cohort<String> cohort = records.score((row, printed) -> {
                Optional<Reading.Reported> known = reader.read(printed, row.subject());
                for (Severity severity : Severity.values()) {
                    byte[] file = RenderedPage.of(printed, severity, Long.parseLong(row.id()))
                            .file();
                    pages.computeIfAbsent(severity, s -> new ArrayList<>())
                            .add(page(row.patient(), file, printed, row.subject(), known, reader));
                }
                return row.id();
            });
            pages.forEach((severity, all) -> metrics.put(severity.name().toLowerCase(Locale.ROOT), figures(all)));
            return cohort.outcome(this, options, List.of(), seen, metrics);
        }
    }

    private static Page page(
            String patient,
            byte[] file,
            Ecg printed,
            Subject subject,
            Optional<Reading.Reported> known,
            ReadStatements.Reader reader) {
        long start = cpuNanos();
        PaperEcg read = new PaperReader().read(file);
        double seconds = (cpuNanos() - start) / 1e9;
        if (!(read instanceof PaperEcg.Digitised digitised)) {
            return new Page(patient, null, seconds, Map.of(), null);
        }
        Optional<Reading.Reported> reading = reader.read(digitised.ecg(), subject);
        Map<Measure, Double> errors = new EnumMap<>(Measure.class);
        for (Measure measure : MEASURES) {
            Optional<Double> is = known.map(Reading.Reported::measurements).flatMap(measure::in);
            Optional<Double> seems = reading.map(Reading.Reported::measurements).flatMap(measure::in);
            if (is.isPresent() && seems.isPresent()) {
                errors.put(measure, Math.abs(seems.get() - is.get()));
            }
        }
        PaperSt st = known.isPresent() && reading.isPresent() ? PaperSt.of(known.get(), reading.get()) : null;
        return new Page(patient, PaperScore.of(printed, digitised.ecg()), seconds, errors, st);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Map<String, Object> figures(List<Page> pages) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("pages", pages.size());
        figures.put("snrRawDb", mean(pages, PaperScore::rawDb));
        figures.put("snrAlignedDb", mean(pages, PaperScore::alignedDb));
        figures.put("correlation", mean(pages, PaperScore::correlation));
        figures.put("rmseMv", mean(pages, PaperScore::rmseMv));
        figures.put("failures", share(pages, Page::isFailure));
        figures.put("refused", share(pages, page -> page.score() == null));
        figures.put(
                "cpuSecondsPerPage",
                pages.stream().mapToDouble(Page::seconds).average().orElse(Double.NaN));
        for (Measure measure : MEASURES) {
            figures.put(
                    "absoluteError " + measure.name().toLowerCase(Locale.ROOT),
                    byPatient(pages, page -> page.errors().getOrDefault(measure, Double.NaN)));
            figures.put("measured " + measure.name().toLowerCase(Locale.ROOT), share(pages, page -> page.errors()
                    .containsKey(measure)));
        }
        figures.put(
                "st",
                PaperSt.figures(
                        pages.stream().map(Page::st).filter(Objects::nonNull).toList()));
        return figures;
    }

    private static Interval mean(List<Page> pages, ToDoubleFunction<PaperScore> figure) {
        return byPatient(
                pages,
                page -> page.score() == null ? Double.NaN : figure.applyAsDouble(Objects.requireNonNull(page.score())));
    }

    private static Interval share(List<Page> pages, Predicate<Page> counted) {
        return byPatient(pages, page -> counted.test(page) ? 1 : 0);
    }

    /** The mean over pages with the figure; drawn by patient. */
    private static Interval byPatient(List<Page> pages, ToDoubleFunction<Page> figure) {
        Map<String, List<Page>> patients = new LinkedHashMap<>();
        pages.forEach(page ->
                patients.computeIfAbsent(page.patient(), p -> new ArrayList<>()).add(page));
        return Bootstrap.interval(List.copyOf(patients.values()), drawn -> drawn.stream()
                .flatMap(List::stream)
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN));
    }
}
