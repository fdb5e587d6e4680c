package org.einthoven.training;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.training.net.StatementNetwork;

/** What the statement model learns before it is told anything: {@link PretrainingLesson} on {@link UnlabelledCorpus}. */
final class Pretraining implements AutoCloseable {

    private static final int EPOCHS = 10;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float WEIGHT_DECAY = 0.05f;

    private final Learner learner;
    private final String from;
    private final String records;

    private Pretraining(Learner learner, String from, String records) {
        this.learner = learner;
        this.from = from;
        this.records = records;
    }

    /**
     * Trains, or goes on where a checkpoint was left.
     *
     * @param labelled the recordings that will be learned from afterwards
     */
    static Pretraining run(TrainingOptions options, StatementCorpus labelled) throws IOException {
        UnlabelledCorpus corpus = UnlabelledCorpus.read(options.requireData(), labelled);
        String from = corpus.twelve().size() + " recordings of 12 leads and "
                + corpus.few().size() + " pieces of one or two";
        System.out.println("pretraining: " + from);
        Shape whole = new Shape(1, TwelveLeads.ORDER.size(), StatementClassifier.STRETCH);
        Learner learner =
                new Learner("pretraining", StatementNetwork.of(PretrainingLesson.OUTPUTS), options.seed(), whole);
        learner.trainer(WEIGHT_DECAY);
        TrainingLoop.Plan plan = new TrainingLoop.Plan(
                        "pretraining on " + from, EPOCHS, options.seed(), LEARNING_RATE, WEIGHT_DECAY)
                .on(corpus.ids());
        try {
            new TrainingLoop(plan, checkpoint(options), System.out).run(learner, new PretrainingLesson(corpus));
        } catch (IOException | RuntimeException e) {
            learner.close();
            throw e;
        }
        return new Pretraining(learner, from, corpus.ids().digest());
    }

    private static Path checkpoint(TrainingOptions options) {
        String name = options.checkpoint().getFileName().toString();
        return options.checkpoint().resolveSibling("pretraining-of-" + name);
    }

    /** Gives what was learned to a network of the same build but for its last layer. */
    void into(Learner other) {
        if (other.takeFrom(learner) == 0) {
            throw new IllegalStateException("pretraining is of another network");
        }
    }

    /** Which records were learned from, for the plan of what is learned afterwards. */
    String records() {
        return records;
    }

    /** What was learned from, for the card. */
    String from() {
        return from;
    }

    @Override
    public void close() {
        learner.close();
    }
}
