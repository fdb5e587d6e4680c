package org.einthoven.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.einthoven.evaluation.Scored;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.Tensor;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.training.net.Layer;
import org.einthoven.training.net.MappedNetwork;
import org.einthoven.training.net.OnnxGraph;
import org.einthoven.training.net.StatementNetwork;

/**
 * The networks of one statement model: of one build, each learned from first weights of its own, their answers averaged. A
 * map that is averaged over networks has the averaged logit for its mean, so that it still is the decision.
 */
final class StatementVoices implements AutoCloseable {

    private static final int LEADS = TwelveLeads.ORDER.size();

    /** Share of recordings that were not learned from but are no stranger than it can say: the rest is not judged. */
    private static final double FAMILIAR = 0.99;

    private final StatementArchitecture architecture;
    private final float weightDecay;
    private final List<Layer> networks = new ArrayList<>();
    private final List<Learner> learners = new ArrayList<>();
    private Optional<Familiarity> familiarity = Optional.empty();

    StatementVoices(StatementArchitecture architecture, float weightDecay) {
        this.architecture = architecture;
        this.weightDecay = weightDecay;
    }

    /** One more network, with fresh weights by {@code seed}, to be trained. */
    Learner add(long seed) {
        Layer network = architecture.network();
        Learner learner =
                new Learner(architecture.word(), network, seed, new Shape(1, LEADS, StatementClassifier.STRETCH));
        networks.add(network);
        learners.add(learner);
        learner.trainer(weightDecay);
        return learner;
    }

    long size() {
        return learners.stream().mapToLong(Learner::size).sum();
    }

    /** What they say together of whole recordings: for each statement, in the order of the codes, logits and truths. */
    List<List<Scored>> answers(StatementLesson lesson, List<StatementExample> recordings) {
        List<List<List<Scored>>> each = learners.stream()
                .map(learner -> lesson.answers(learner.trainer(weightDecay), learner.manager(), recordings))
                .toList();
        List<List<Scored>> together = new ArrayList<>();
        for (int c = 0; c < architecture.codes().size(); c++) {
            List<Scored> ofCode = new ArrayList<>();
            for (int r = 0; r < recordings.size(); r++) {
                double sum = 0;
                for (List<List<Scored>> voice : each) {
                    sum += voice.get(c).get(r).score();
                }
                ofCode.add(
                        new Scored(sum / each.size(), each.get(0).get(c).get(r).truth()));
            }
            together.add(ofCode);
        }
        return together;
    }

    /** Learns what is familiar, by the features of the first network, and up to where a recording is judged. */
    ModelCard.Threshold know(StatementCorpus corpus) {
        Familiarity known = Familiarity.of(features(corpus.learning()));
        familiarity = Optional.of(known);
        List<float[]> unseen = features(corpus.calibration());
        return new ModelCard.Threshold(
                StatementClassifier.FARTHEST,
                Math.round(1e4 * known.within(FAMILIAR, unseen)) / 1e4,
                "PTB-XL fold 8, not learned from: 99 % of " + unseen.size() + " recordings are no farther");
    }

    private List<float[]> features(List<StatementExample> recordings) {
        return recordings.stream()
                .map(example -> features(StatementLesson.whole(example), StatementClassifier.STRETCH))
                .toList();
    }

    private float[] features(float[] x, int samples) {
        try (NDManager own = learners.get(0).manager().newSubManager()) {
            return ((MappedNetwork) networks.get(0))
                    .features(own, own.create(x, new Shape(1, LEADS, samples)))
                    .toFloatArray();
        }
    }

    /** Writes the model's folder. */
    void write(Path folder, ModelCard card) throws IOException {
        String statements = String.valueOf(architecture.codes().size());
        OnnxGraph graph = new OnnxGraph();
        String ecg = graph.input("ecg", "recordings", String.valueOf(LEADS), "1", "samples");
        List<String> maps = new ArrayList<>();
        if (architecture.isMapped()) {
            MappedNetwork.Exported first = ((MappedNetwork) networks.get(0)).exportWithFeatures(graph, ecg);
            graph.output("distance", familiarity.orElseThrow().export(graph, first.features()), "recordings");
            maps.add(first.map());
        } else {
            maps.add(networks.get(0).export(graph, ecg));
        }
        networks.stream().skip(1).forEach(network -> maps.add(network.export(graph, ecg)));
        String map = maps.size() == 1 ? maps.get(0) : graph.node("Mean", maps);
        graph.output("logits", MappedNetwork.logits(graph, map), "recordings", statements);
        if (architecture.isMapped()) {
            graph.output("cam", map, "recordings", statements, "1", "steps");
        }
        int samples = StatementClassifier.SHORTEST / StatementNetwork.STRIDE * StatementNetwork.STRIDE;
        float[] in = new float[LEADS * samples];
        for (int i = 0; i < in.length; i++) {
            // no recording leaves the workshop: bumps stand for beats
            in[i] = (float) (Math.pow(Math.cos(i * 0.039), 40) - 0.2 * Math.sin(i * 0.011));
        }
        ModelFolder.write(folder, graph, card, Map.of("ecg", Tensor.of(in, 1, LEADS, 1, samples)), golden(in, samples));
    }

    private Map<String, Tensor> golden(float[] in, int samples) {
        int codes = architecture.codes().size();
        float[] map = new float[0];
        for (Learner learner : learners) {
            try (NDManager own = learner.manager().newSubManager()) {
                NDArray out = learner.trainer(weightDecay)
                        .evaluate(new NDList(own.create(in, new Shape(1, LEADS, samples))))
                        .singletonOrThrow();
                map = added(map, out.div(learners.size()).toFloatArray());
            }
        }
        int steps = map.length / codes;
        float[] logits = new float[codes];
        for (int i = 0; i < map.length; i++) {
            logits[i / steps] += map[i] / steps;
        }
        Map<String, Tensor> outputs = new TreeMap<>(Map.of("logits", Tensor.of(logits, 1, codes)));
        if (architecture.isMapped()) {
            outputs.put("cam", Tensor.of(map, 1, codes, 1, steps));
            double distance = familiarity.orElseThrow().distance(features(in, samples));
            outputs.put("distance", Tensor.of(new float[] {(float) distance}, 1));
        }
        return outputs;
    }

    private static float[] added(float[] sum, float[] more) {
        float[] both = more.clone();
        for (int i = 0; i < sum.length; i++) {
            both[i] += sum[i];
        }
        return both;
    }

    @Override
    public void close() {
        learners.forEach(Learner::close);
    }
}
