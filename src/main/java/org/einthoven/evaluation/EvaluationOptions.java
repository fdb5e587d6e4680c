package org.einthoven.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.einthoven.splits.Splits;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param data the folder that holds the public data sets, each in its publisher's layout
 * @param model the model's folder, null for the newest of the task
 * @param records ids to be scored, null for all of the split
 * @param seen whether it is known that the model may have learned from these records ({@link Leaks})
 * @param out where the result file goes, null for none
 * @param set which set is measured, by its folder, null for the task's usual one
 */
record EvaluationOptions(
        String task,
        Path data,
        @Nullable Path model,
        @Nullable List<String> records,
        String split,
        boolean seen,
        @Nullable Path out,
        @Nullable String set) {

    static final String USAGE = "usage: TASK --data DIR [--model FOLDER] [--records ID,ID,...|all] [--split NAME]"
            + " [--set FOLDER] [--seen yes] [--out FILE], TASK being one of ";

    /** A measurement of records that the model has not seen. */
    EvaluationOptions(String task, Path data, @Nullable Path model, @Nullable List<String> records, String split) {
        this(task, data, model, records, split, false, null, null);
    }

    /** The task alone, whatever else is there. Throws IllegalArgumentException where it is missing. */
    static String task(String... words) {
        if (words.length == 0 || words[0].startsWith("-")) {
            throw new IllegalArgumentException("which task?");
        }
        return words[0];
    }

    /** Throws IllegalArgumentException, with one line on what to mend, where the words make no sense. */
    static EvaluationOptions parse(String... words) {
        String task = task(words);
        Path data = null;
        Path model = null;
        List<String> records = null;
        String split = Splits.TEST;
        boolean seen = false;
        Path out = null;
        String set = null;
        for (int i = 1; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " wants a value");
            }
            String value = words[i + 1];
            switch (words[i]) {
                case "--data" -> data = Path.of(value);
                case "--model" -> model = Path.of(value);
                case "--records" -> records = value.equals("all") ? null : ids(value);
                case "--split" -> split = value;
                case "--seen" -> seen = yes(words[i], value);
                case "--out" -> out = Path.of(value);
                case "--set" -> set = value;
                default -> throw new IllegalArgumentException("unknown option " + words[i]);
            }
        }
        if (data == null) {
            throw new IllegalArgumentException("--data is missing");
        }
        if (!Files.isDirectory(data)) {
            throw new IllegalArgumentException("there is no folder " + data);
        }
        return new EvaluationOptions(task, data, model, records, split, seen, out, set);
    }

    /** Each once, in their order, as people write lists. */
    private static List<String> ids(String list) {
        List<String> ids = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("--records wants ids with commas between them, or all");
        }
        return ids;
    }

    private static boolean yes(String option, String value) {
        if (!List.of("yes", "no").contains(value)) {
            throw new IllegalArgumentException(option + " wants yes or no, not \"" + value + "\"");
        }
        return value.equals("yes");
    }

    /**
     * The same of one fold, whether or not it was seen, by the model that training left beside the others as {@code MODEL-foldK}.
     *
     * @throws IllegalArgumentException where no model is named, or single records are
     */
    EvaluationOptions ofFold(int fold) {
        if (model == null) {
            throw new IllegalArgumentException(
                    "--model is missing: what the models of the folds have in common, such as"
                            + " checkpoints/beat-seed1");
        }
        if (records != null) {
            throw new IllegalArgumentException("out of fold all records are scored: leave --records out");
        }
        return new EvaluationOptions(task, data, Path.of(model + "-fold" + fold), null, "fold" + fold, true, null, set);
    }

    /** The command that measures this again, with a placeholder for what lies elsewhere on every machine. */
    String command() {
        StringBuilder words = new StringBuilder(task).append(" --data DIR");
        if (set != null) {
            words.append(" --set ").append(set);
        }
        if (!split.equals(Splits.TEST)) {
            words.append(" --split ").append(split);
        }
        if (records != null) {
            words.append(" --records ").append(String.join(",", records));
        }
        if (model != null) {
            words.append(" --model ").append(model.isAbsolute() ? "FOLDER" : model);
        }
        if (seen) {
            words.append(" --seen yes");
        }
        return "mvn -q compile exec:java@evaluate -Dexec.args=\"" + words + "\"";
    }

    /**
     * The one of the sets that is asked for.
     *
     * @throws IllegalArgumentException where it is none of them
     */
    PublicSet of(List<PublicSet> sets) {
        return sets.stream()
                .filter(one -> set == null || one.folder().equals(set))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(task + " has no --set " + set
                        + (sets.isEmpty() ? "" : ", only " + String.join(" and ", PublicSet.folders(sets)))));
    }

    /** The ids that are asked for: the split's, or those of {@link #records}, which must all be in the split. */
    List<String> chosen(Splits splits) {
        List<String> all = splits.records(split);
        if (records == null) {
            return all;
        }
        List<String> strangers =
                records.stream().filter(id -> !all.contains(id)).toList();
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException("not in the split " + split + ": " + String.join(", ", strangers));
        }
        return records;
    }
}
