package org.einthoven.statement;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelCheck;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;

/**
 * Makes statements on a whole 12-lead ECG. A recording of more than 10 s is read in stretches of 10 s whose scores are
 * averaged. Safe for many threads.
 */
public final class StatementClassifier {

    static final String INPUT = "ecg";
    static final String LOGITS = "logits";
    private static final String MAP = "cam";
    private static final String DISTANCE = "distance";

    /** The threshold on the card up to which distance from what the model learned a recording is judged. */
    public static final String FARTHEST = "farthest";

    /** The map of the model has one value for so many samples; a stretch is a multiple of it. */
    public static final int STRIDE = 8;

    /** How long one value of the map stands for. */
    public static final double STEP_MS = TwelveLeads.RATE.msAt(STRIDE);

    /** Samples of the longest stretch that is read at once: 10 s, as in training. */
    public static final int STRETCH = 1000;

    /** The shortest recording that is read: 5 s, the shortest that was trained on. */
    public static final int SHORTEST = 500;

    /** Stretches a run of the model, so that a long recording needs no more memory than a short one. */
    private static final int BATCH = 32;

    /**
     * Chest leads of which one may be missing: the macro AUC of the superclasses then falls from .919 to .912 or less far
     * (PTB-XL fold 9, {@code evaluate lost-leads}). Without V1 it is .909 and that of conduction falls from .963 to .946,
     * without two leads .893 to .906, and without all six .785. Limb leads are computed from each other.
     */
    private static final Set<LeadName> SPARED = EnumSet.range(LeadName.V2, LeadName.V6);

    private static final int MOST_MISSING = 1;

    /** Training saw leads without gaps; half a lead, as on a page of two columns, is none. */
    private static final double MOST_OF_A_LEAD_MISSING = 0.25;

    private final OnnxModel model;
    private final List<String> codes;
    private final boolean measuresDistance;

    public StatementClassifier(OnnxModel model) {
        this.model = model;
        this.codes = model.card().outputs().stream()
                .filter(port -> port.name().equals(LOGITS))
                .map(ModelCard.Port::classes)
                .findFirst()
                .orElseThrow(() -> new ModelFault(ModelCheck.GRAPH, model.ref().name() + " has no output " + LOGITS));
        this.measuresDistance =
                model.card().outputs().stream().anyMatch(port -> port.name().equals(DISTANCE));
    }

    /** The statements that the model knows, in the order of its scores. */
    public List<String> codes() {
        return codes;
    }

    /** Whether the recording is long enough and has the leads that the statements rest on. */
    public static boolean canRead(Ecg ecg) {
        List<LeadName> missing = missing(ecg);
        return isLongEnough(ecg) && missing.size() <= MOST_MISSING && SPARED.containsAll(missing);
    }

    public static boolean isLongEnough(Ecg ecg) {
        return ecg.length() * TwelveLeads.RATE.hz() / ecg.rate().hz() >= SHORTEST;
    }

    /** Those of the twelve leads that the recording lacks, or has for a part of the time only, as a printed page has. */
    public static List<LeadName> missing(Ecg ecg) {
        return TwelveLeads.ORDER.stream()
                .filter(name ->
                        ecg.lead(name).filter(lead -> isWhole(lead.samples())).isEmpty())
                .toList();
    }

    private static boolean isWhole(Samples samples) {
        return samples.recordedShare() >= 1 - MOST_OF_A_LEAD_MISSING;
    }

    /** Every statement with its calibrated probability, in the order of {@link #codes}, however strange the recording. */
    public List<LearnedStatement> classify(Ecg ecg) {
        return statements(logits(TwelveLeads.of(ecg)));
    }

    /** The same; nothing where the recording is unlike those that the model learned from, so that it cannot know. */
    public List<LearnedStatement> state(Ecg ecg) {
        Said said = said(Stream.of(TwelveLeads.of(ecg))).get(0);
        return isFamiliar(said.distance) ? statements(said.logits) : List.of();
    }

    /**
     * How far a recording is from those that the model learned from, by what its last layer sees; 0 from a model that does
     * not measure it.
     */
    public double distance(TwelveLeads leads) {
        return said(Stream.of(leads)).get(0).distance;
    }

    /** Whether a recording at this distance is judged. */
    public boolean isFamiliar(double distance) {
        return !measuresDistance || distance <= model.card().threshold(FARTHEST);
    }

    /** The same for each of many recordings of one length, with few runs of the model. */
    public List<List<LearnedStatement>> classify(Stream<TwelveLeads> recordings) {
        return said(recordings).stream().map(said -> statements(said.logits)).toList();
    }

    private List<LearnedStatement> statements(double[] logits) {
        List<LearnedStatement> statements = new ArrayList<>(logits.length);
        for (int c = 0; c < logits.length; c++) {
            statements.add(statement(codes.get(c), logits[c]));
        }
        return statements;
    }

    /**
     * What each 80 ms of the recording says for statements: their class activation maps (Zhou et al. 2016), whose mean
     * over a stretch is the logit of that stretch. Steps after the last whole stretch are 0.
     *
     * @param wanted codes of statements
     * @return one map for each, in the same order
     * @throws IllegalArgumentException for a statement that the model does not know
     */
    public List<float[]> activations(TwelveLeads leads, List<String> wanted) {
        List<float[]> maps = new ArrayList<>();
        int length = stretch(leads);
        int steps = length / STRIDE;
        wanted.forEach(code -> maps.add(new float[leads.length() / STRIDE]));
        for (int s = 0; s < leads.length() / length; s++) {
            Tensor in = rows(1, length);
            leads.put(s * length, length, in.buffer());
            Tensor out = model.run(Map.of(INPUT, in)).get(MAP);
            for (int m = 0; m < maps.size(); m++) {
                int place = place(wanted.get(m));
                for (int i = 0; i < steps; i++) {
                    maps.get(m)[s * steps + i] = out.at(place * steps + i);
                }
            }
        }
        return maps;
    }

    private int place(String code) {
        int place = codes.indexOf(code);
        if (place < 0) {
            throw new IllegalArgumentException("no statement is called " + code);
        }
        return place;
    }

    private LearnedStatement statement(String code, double logit) {
        ModelCard card = model.card();
        double probability =
                1 / (1 + Math.exp(-(card.threshold("slope " + code) * logit + card.threshold("offset " + code))));
        boolean yes = probability >= card.threshold("yes from " + code);
        boolean no = probability <= card.threshold("no to " + code);
        LearnedStatement.Answer answer = yes == no
                ? LearnedStatement.Answer.DOUBT
                : yes ? LearnedStatement.Answer.YES : LearnedStatement.Answer.NO;
        return new LearnedStatement(code, probability, card.threshold("threshold " + code), answer);
    }

    /** What the model says before calibration, averaged over the stretches. */
    public double[] logits(TwelveLeads leads) {
        return said(Stream.of(leads)).get(0).logits;
    }

    /** What the model says of a recording, averaged over its stretches. */
    private static final class Said {
        private final double[] logits;
        private double distance;

        Said(int statements) {
            logits = new double[statements];
        }
    }

    /** Takes the recordings one by one, so that they need not all be there at once. */
    private List<Said> said(Stream<TwelveLeads> recordings) {
        List<Said> means = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        recordings.forEachOrdered(leads -> {
            if (leads.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "statements want 5 s of ECG, not " + leads.length() / TwelveLeads.RATE.hz() + " s");
            }
            Said mean = new Said(codes.size());
            means.add(mean);
            int length = stretch(leads);
            int stretches = leads.length() / length;
            for (int s = 0; s < stretches; s++) {
                rows.add(new Row(leads, s * length, length, mean, 1.0 / stretches));
                if (rows.size() == BATCH) {
                    run(rows);
                }
            }
        });
        run(rows);
        return means;
    }

    /** One stretch of a recording, and where what is said of it is added up. */
    private record Row(TwelveLeads leads, int from, int length, Said mean, double share) {}

    /** Runs the model on rows of one length and forgets them. */
    private void run(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Tensor in = rows(rows.size(), rows.get(0).length);
        FloatBuffer buffer = in.buffer();
        rows.forEach(row -> row.leads.put(row.from, row.length, buffer));
        Map<String, Tensor> out = model.run(Map.of(INPUT, in));
        Tensor logits = out.get(LOGITS);
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            for (int c = 0; c < codes.size(); c++) {
                row.mean.logits[c] += row.share * logits.at(r * codes.size() + c);
            }
            if (measuresDistance) {
                row.mean.distance += row.share * out.get(DISTANCE).at(r);
            }
        }
        rows.clear();
    }

    private static Tensor rows(int count, int length) {
        return Tensor.allocate(count, TwelveLeads.ORDER.size(), 1, length);
    }

    private static int stretch(TwelveLeads leads) {
        return Math.min(STRETCH, leads.length()) / STRIDE * STRIDE;
    }
}
