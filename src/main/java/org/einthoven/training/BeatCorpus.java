package org.einthoven.training;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.einthoven.beat.BeatFrames;
import org.einthoven.beat.QrsDetector;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.evaluation.BeatRecord;
import org.einthoven.evaluation.Ec57;
import org.einthoven.evaluation.EctopyScore;
import org.einthoven.evaluation.PtbxlCatalogue;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.splits.Splits;
import org.einthoven.wfdb.WfdbRecord;
import org.jspecify.annotations.Nullable;

/**
 * All beats to learn from, by class and by patient. Beats are cut where our own detector sees them, as in the server.
 * The Holter records of MIT-BIH and SVDB give every class; the 10 s recordings of PTB-XL in which nobody saw ectopy or
 * a pacemaker give normal beats in twelve leads, so that the model does not see ectopy in normal people. A site's own reviews give
 * what its readers corrected.
 */
final class BeatCorpus {

    /** Normal beats kept of a Holter record; there are thousands, all alike. */
    private static final int NORMALS = 400;

    private static final long SEED = 5;

    /** Leads of a 12-lead recording that are kept: what the classifier prefers, and others that vary. */
    private static final List<LeadName> KEPT = List.of(LeadName.II, LeadName.V1, LeadName.V5);

    private final Map<BeatClass, List<List<BeatExample>>> byClass = nothing();
    private final List<List<BeatExample>> short12Lead = new ArrayList<>();
    private final QrsDetector detector = new QrsDetector();
    private final Random random = new Random(SEED);
    private final RecordIds ids = new RecordIds();
    private int records;
    private int reviewed;
    private long reviewedBeats;

    private BeatCorpus() {}

    /**
     * Reads what is there of the sets.
     *
     * @param data the public sets; null for none
     * @param reviews a site's own set; null for none
     * @param fold the fold that is left out of each set
     */
    static BeatCorpus read(@Nullable Path data, @Nullable ReviewExport reviews, OptionalInt fold) throws IOException {
        BeatCorpus corpus = new BeatCorpus();
        if (reviews != null) {
            corpus.addReviews(reviews, data, fold);
        }
        if (data != null) {
            corpus.addPublic(data, fold);
        }
        return corpus;
    }

    private void addPublic(Path data, OptionalInt fold) throws IOException {
        int before = records;
        for (String id : TrainingOptions.learnedFrom(Splits.mitdb(), fold)) {
            addHolter(PublicSet.MITDB, data, id);
        }
        // paced records are never scored, so that no fold holds them out
        for (String id : Splits.mitdb().records("paced")) {
            addHolter(PublicSet.MITDB, data, id);
        }
        for (String id : TrainingOptions.learnedFrom(Splits.svdb(), fold)) {
            addHolter(PublicSet.SVDB, data, id);
        }
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(PublicSet.PTBXL.in(data));
        for (String id : TrainingOptions.learnedFrom(catalogue.splits(), fold)) {
            PtbxlCatalogue.Row row = catalogue.row(id);
            if (EctopyScore.isAllNormal(row)) {
                addNormal(PublicSet.PTBXL.in(data), row);
            }
        }
        if (records == before) {
            throw new IllegalArgumentException(data + " holds none of mitdb, svdb and ptbxl");
        }
    }

    /** Those that were there and were learned from. */
    RecordIds ids() {
        return ids;
    }

    /** Of all sets together. */
    int records() {
        return records;
    }

    /** Those of them that are a site's own. */
    int reviewed() {
        return reviewed;
    }

    /** Beats of the site's own records, each counted once. */
    long reviewedBeats() {
        return reviewedBeats;
    }

    /** Beats in one lead, of all patients and classes. */
    long examples() {
        return Stream.concat(byClass.values().stream().flatMap(List::stream), short12Lead.stream())
                .mapToLong(List::size)
                .sum();
    }

    /** Patients with a Holter record who have beats of this class, each with these beats. */
    List<List<BeatExample>> patients(BeatClass beatClass) {
        return byClass.get(beatClass);
    }

    /** Recordings of 10 s without ectopy, each with its beats. */
    List<List<BeatExample>> short12Lead() {
        return short12Lead;
    }

    private void addHolter(PublicSet set, Path data, String id) throws IOException {
        BeatRecord record;
        try {
            record = BeatRecord.read(set.in(data), id);
        } catch (NoSuchFileException e) {
            System.err.println("not there: " + id + " of " + set.folder());
            return;
        }
        ids.add(set.folder(), id);
        addBeats(record, byClass);
    }

    /** A person's records count as one patient's. */
    private void addReviews(ReviewExport reviews, @Nullable Path data, OptionalInt fold) throws IOException {
        TestSignals tests = new TestSignals();
        Map<Integer, Map<BeatClass, List<List<BeatExample>>>> people = new TreeMap<>();
        for (ReviewExport.Entry entry : reviews.without(fold)) {
            BeatRecord record = reviews.beats(entry);
            tests.seek(entry.record(), record.ecg());
            if (!record.beats().isEmpty()) {
                Map<BeatClass, List<List<BeatExample>>> person =
                        people.computeIfAbsent(entry.person(), number -> nothing());
                ids.add("reviews", entry.record());
                addBeats(record, person);
                reviewed++;
                reviewedBeats += record.beats().size();
            }
        }
        if (data != null) {
            tests.requireNoneIn(data);
        }
        if (reviewed == 0) {
            throw new IllegalArgumentException("no beat in the reviews has a class to learn from");
        }
        people.values()
                .forEach(person -> person.forEach((beatClass, parts) -> {
                    List<BeatExample> all = parts.stream().flatMap(List::stream).toList();
                    if (!all.isEmpty()) {
                        byClass.get(beatClass).add(all);
                    }
                }));
    }

    private static Map<BeatClass, List<List<BeatExample>>> nothing() {
        Map<BeatClass, List<List<BeatExample>>> nothing = new EnumMap<>(BeatClass.class);
        for (BeatClass c : BeatClass.values()) {
            nothing.put(c, new ArrayList<>());
        }
        return nothing;
    }

    private void addBeats(BeatRecord record, Map<BeatClass, List<List<BeatExample>>> into) {
        double[] peaks = detector.detect(record.ecg());
        List<BeatClass> classes = Ec57.classesOf(peaks, record.beats()).stream()
                .map(c -> c.orElse(null))
                .toList();
        List<Integer> normals = new ArrayList<>();
        Map<BeatClass, List<Integer>> chosen = new EnumMap<>(BeatClass.class);
        for (int b = 0; b < peaks.length; b++) {
            if (classes.get(b) == BeatClass.N) {
                normals.add(b);
            } else if (classes.get(b) != null) {
                chosen.computeIfAbsent(classes.get(b), c -> new ArrayList<>()).add(b);
            }
        }
        Collections.shuffle(normals, random);
        chosen.put(BeatClass.N, normals.subList(0, Math.min(NORMALS, normals.size())));
        add(record.ecg(), record.ecg().leads(), peaks, chosen, into);
    }

    private void addNormal(Path set, PtbxlCatalogue.Row row) throws IOException {
        Ecg ecg;
        try {
            ecg = WfdbRecord.read(set.resolve(row.file())).requireEcg();
        } catch (NoSuchFileException e) {
            return;
        }
        ids.add(PublicSet.PTBXL.folder(), row.id());
        double[] peaks = detector.detect(ecg);
        List<Lead> leads = new ArrayList<>(
                ecg.leads().stream().filter(lead -> KEPT.contains(lead.name())).toList());
        leads.add(ecg.leads().get(random.nextInt(ecg.leads().size())));
        List<Integer> all = new ArrayList<>();
        for (int b = 0; b < peaks.length; b++) {
            all.add(b);
        }
        add(ecg, leads, peaks, Map.of(BeatClass.N, all), Map.of(BeatClass.N, short12Lead));
    }

    private void add(
            Ecg ecg,
            List<Lead> leads,
            double[] peaks,
            Map<BeatClass, List<Integer>> chosen,
            Map<BeatClass, List<List<BeatExample>>> into) {
        records++;
        List<BeatFrames> frames = leads.stream()
                .map(lead -> new BeatFrames(lead.samples(), ecg.rate(), peaks))
                .toList();
        FloatBuffer frame = FloatBuffer.allocate(BeatFrames.CHANNELS * BeatFrames.LENGTH);
        chosen.forEach((beatClass, beats) -> {
            List<BeatExample> examples = new ArrayList<>();
            for (int beat : beats) {
                List<float[]> shapes = new ArrayList<>();
                for (BeatFrames lead : frames) {
                    frame.clear();
                    lead.put(beat, frame);
                    shapes.add(Arrays.copyOf(frame.array(), 2 * BeatFrames.LENGTH));
                }
                float[] rhythm = rhythm(frame);
                for (int l = 0; l < shapes.size(); l++) {
                    float[] elsewhere = shapes.get((l + 1) % shapes.size());
                    examples.add(new BeatExample(beatClass, shapes.get(l), elsewhere, rhythm));
                }
            }
            if (!examples.isEmpty()) {
                into.get(beatClass).add(examples);
            }
        });
    }

    private static float[] rhythm(FloatBuffer frame) {
        float[] rhythm = new float[BeatFrames.CHANNELS - 2];
        for (int i = 0; i < rhythm.length; i++) {
            rhythm[i] = frame.get((2 + i) * BeatFrames.LENGTH);
        }
        return rhythm;
    }
}
