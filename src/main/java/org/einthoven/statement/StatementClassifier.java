package org.einthoven.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.Ecg;
import org.einthoven.inference.ModelCard;
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

    /** The map of the model has one value for so many samples; a stretch is a multiple of it. */
    public static final int STRIDE = 8;

    /** How long one value of the map stands for. */
    public static final double STEP_MS = TwelveLeads.RATE.msAt(STRIDE);

    /** Samples of the longest stretch that is read at once: 10 s, as in training. */
    public static final int STRETCH = 1000;

    /** The shortest recording that is read: 5 s, the shortest that was trained on. */
    public static final int SHORTEST = 500;

    private final OnnxModel model;
    private final List<String> codes;

    public StatementClassifier(OnnxModel model) {
        this.model = model;
        this.codes = model.card().outputs().stream()
                .filter(port -> port.name().equals(LOGITS))
                .map(ModelCard.Port::classes)
                .findFirst()
                .orElseThrow(() -> new ModelFault(model.ref().name() + " has no output " + LOGITS));
    }

    /** The statements that the model knows, in the order of its scores. */
    public List<String> codes() {
        return codes;
    }

    /** Whether the recording is long enough and has all leads that the model was trained on. */
    public static boolean canRead(Ecg ecg) {
        return ecg.length() * TwelveLeads.RATE.hz() / ecg.rate().hz() >= SHORTEST
                && TwelveLeads.ORDER.stream().allMatch(name -> ecg.lead(name).isPresent());
    }

    /** Every statement with its calibrated probability, in the order of {@link #codes}. */
    public List<LearnedStatement> classify(Ecg ecg) {
        double[] logits = logits(TwelveLeads.of(ecg));
        List<LearnedStatement> statements = new ArrayList<>(logits.length);
        for (int c = 0; c < logits.length; c++) {
            statements.add(statement(codes.get(c), logits[c]));
        }
        return statements;
    }

    /**
     * What each 80 ms of the recording says for a statement: its class activation map (Zhou et al. 2016), whose mean over
     * a stretch is the logit of that stretch. Steps after the last whole stretch are 0.
     *
     * @throws IllegalArgumentException for a statement that the model does not know
     */
    public float[] activation(Ecg ecg, String code) {
        int place = codes.indexOf(code);
        if (place < 0) {
            throw new IllegalArgumentException("no statement is called " + code);
        }
        TwelveLeads leads = TwelveLeads.of(ecg);
        float[] map = new float[leads.length() / STRIDE];
        int length = stretch(leads);
        int steps = length / STRIDE;
        for (int s = 0; s < leads.length() / length; s++) {
            Tensor out = run(leads, s * length, length).get(MAP);
            for (int i = 0; i < steps; i++) {
                map[s * steps + i] = out.at(place * steps + i);
            }
        }
        return map;
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
        int length = stretch(leads);
        if (leads.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "statements want 5 s of ECG, not " + leads.length() / TwelveLeads.RATE.hz() + " s");
        }
        int stretches = leads.length() / length;
        double[] mean = new double[codes.size()];
        for (int s = 0; s < stretches; s++) {
            Tensor out = run(leads, s * length, length).get(LOGITS);
            for (int c = 0; c < mean.length; c++) {
                mean[c] += out.at(c) / stretches;
            }
        }
        return mean;
    }

    private static int stretch(TwelveLeads leads) {
        return Math.min(STRETCH, leads.length()) / STRIDE * STRIDE;
    }

    private Map<String, Tensor> run(TwelveLeads leads, int from, int length) {
        Tensor in = Tensor.allocate(1, TwelveLeads.ORDER.size(), 1, length);
        leads.put(from, length, in.buffer());
        return model.run(Map.of(INPUT, in));
    }
}
