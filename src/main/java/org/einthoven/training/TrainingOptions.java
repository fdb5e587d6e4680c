package org.einthoven.training;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.einthoven.splits.LearnedPart;
import org.einthoven.splits.Splits;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param task which model
 * @param data folder with the public data sets in their publishers' layouts, null where the task generates its own
 * @param reviews a training set that a server exported, as a zip or a folder; null for none
 * @param out folder of the model, null for the task's own place under {@code models/}
 * @param epochs 0 for the task's own number
 * @param fold the fold that is left out and measured; empty to train on all development records
 * @param smote whether rare classes get more examples (Chawla et al. 2002), for tasks that can
 * @param generated how many generated recordings are mixed in, for tasks that can
 * @param recordedNoise whether noise is cut out of the MIT-BIH Noise Stress Test Database instead of made, for these tasks
 */
public record TrainingOptions(
        String task,
        @Nullable Path data,
        @Nullable Path reviews,
        @Nullable Path out,
        long seed,
        int epochs,
        OptionalInt fold,
        int threads,
        boolean smote,
        int generated,
        boolean recordedNoise) {

    static final String USAGE =
            "usage: TASK --data DIR [--from-reviews ZIP] [--out models/TASK/VERSION] [--seed 1] [--epochs N] [--fold"
                    + " 0..4|all] [--threads N] [--smote yes] [--generated N] [--noise made|nstdb], TASK being one of ";

    /** Reads the words of a command line; throws IllegalArgumentException with one line on what to mend. */
    static TrainingOptions parse(String... words) {
        if (words.length == 0 || words[0].startsWith("-")) {
            throw new IllegalArgumentException("which model?");
        }
        Path data = null;
        Path reviews = null;
        Path out = null;
        long seed = 1;
        int epochs = 0;
        OptionalInt fold = OptionalInt.empty();
        int threads = Runtime.getRuntime().availableProcessors();
        boolean smote = false;
        int generated = 0;
        boolean recordedNoise = false;
        for (int i = 1; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " wants a value");
            }
            String value = words[i + 1];
            switch (words[i]) {
                case "--data" -> data = Path.of(value);
                case "--from-reviews" -> reviews = Path.of(value);
                case "--out" -> out = Path.of(value);
                case "--seed" -> seed = number(words[i], value, Integer.MAX_VALUE);
                case "--epochs" -> epochs = number(words[i], value, 10_000);
                case "--threads" -> threads = Math.max(1, number(words[i], value, 256));
                case "--smote" -> smote = oneOf(words[i], value, "yes", "no").equals("yes");
                case "--generated" -> generated = number(words[i], value, 100_000);
                case "--noise" ->
                    recordedNoise = oneOf(words[i], value, "made", "nstdb").equals("nstdb");
                case "--fold" -> fold = value.equals("all") ? fold : OptionalInt.of(number(words[i], value, 4));
                default -> throw new IllegalArgumentException("unknown option " + words[i]);
            }
        }
        return new TrainingOptions(
                words[0], data, reviews, out, seed, epochs, fold, threads, smote, generated, recordedNoise);
    }

    private static String oneOf(String option, String value, String... words) {
        if (!List.of(words).contains(value)) {
            throw new IllegalArgumentException(
                    option + " wants " + String.join(" or ", words) + ", not \"" + value + "\"");
        }
        return value;
    }

    private static int number(String option, String value, int highest) {
        if (value.matches("\\d{1,10}") && Long.parseLong(value) <= highest) {
            return Integer.parseInt(value);
        }
        throw new IllegalArgumentException(
                option + " wants a whole number from 0 to " + highest + ", not \"" + value + "\"");
    }

    /** The records of a set to learn from, none of its test set among them. */
    List<String> learnedFrom(Splits splits) {
        return learnedFrom(splits, fold);
    }

    static List<String> learnedFrom(Splits splits, OptionalInt fold) {
        List<String> ids = fold.isPresent() ? splits.trainingWithout(fold.getAsInt()) : splits.trainable();
        splits.requireTrainable(ids);
        return ids;
    }

    /** Those of the fold that is left out. */
    List<String> heldOut(Splits splits) {
        return fold.isPresent() ? splits.records("fold" + fold.getAsInt()) : List.of();
    }

    /** What is learned from, in a card's words. */
    String learnedFrom() {
        return new LearnedPart(fold).words();
    }

    /** The data folder; throws IllegalArgumentException where none was given. */
    public Path requireData() {
        if (data == null) {
            throw new IllegalArgumentException(task + " wants --data DIR, the folder that holds the data sets");
        }
        return data;
    }

    /**
     * The folder that was asked for; else {@code usual} for a model that learned from all development records, and
     * {@link #foldFolder} for one that was made to be measured.
     */
    public Path outOr(Path usual) {
        if (out != null) {
            return out;
        }
        return fold.isPresent() ? foldFolder(fold.getAsInt()) : usual;
    }

    /** Where the model of this seed is kept that did not learn from {@code left}. */
    public Path foldFolder(int left) {
        return Path.of("checkpoints").resolve(task + variant() + "-seed" + seed + "-fold" + left);
    }

    /**
     * The folder of a system that is trained to be compared with: nothing that a server would look for models in, the one
     * that was asked for, or beside the checkpoints.
     */
    public Path outForComparison() {
        return outOr(Path.of("checkpoints").resolve(task + variant() + "-seed" + seed));
    }

    String variant() {
        return (smote ? "-smote" : "")
                + (generated > 0 ? "-generated" + generated : "")
                + (recordedNoise ? "-nstdb" : "");
    }

    /** Where checkpoints of this training are kept: outside the model's folder, which holds finished models only. */
    public Path checkpoint() {
        String name = task + variant() + (reviews == null ? "" : "-reviews") + "-seed" + seed
                + (fold.isPresent() ? "-fold" + fold.getAsInt() : "-all") + ".checkpoint";
        return Path.of("checkpoints").resolve(name);
    }

    /** The command that repeats this training, with a placeholder for the data folder. */
    public String command() {
        return "mvn -q compile exec:java@train -Dexec.args=\"" + task + (data == null ? "" : " --data DIR")
                + (reviews == null ? "" : " --from-reviews ZIP") + " --seed "
                + seed
                + (epochs > 0 ? " --epochs " + epochs : "")
                + (fold.isPresent() ? " --fold " + fold.getAsInt() : "")
                + (smote ? " --smote yes" : "")
                + (generated > 0 ? " --generated " + generated : "")
                + (recordedNoise ? " --noise nstdb" : "") + " --threads " + threads + "\"";
    }
}
