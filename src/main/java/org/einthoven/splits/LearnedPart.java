package org.einthoven.splits;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a set's development was learned from: all of it, or all but one fold. It stands on a model's card in words
 * that can be read back, by whoever asks whether a record was among them.
 *
 * @param leftOut the fold that was left out, 0 to 4; empty for none
 */
public record LearnedPart(OptionalInt leftOut) {

    private static final Pattern OUTSIDE = Pattern.compile("\\boutside fold (\\d+)\\b");

    /** PTB-XL's folds 1 to 8 are its development; what learned from 1 to 7 was calibrated on 8. */
    private static final Pattern ALL = Pattern.compile("\\ball development records\\b|\\bfolds 1 to [78]\\b");

    private static final Pattern EVERYBODY = Pattern.compile("\\ball development records\\b");

    /** As it is written on a card. */
    public String words() {
        return leftOut.isPresent()
                ? "development records outside fold " + leftOut.getAsInt()
                : "all development records";
    }

    /** What a card's words say; empty where they are none of ours, or contradict each other. */
    public static Optional<LearnedPart> in(String words) {
        List<String> folds = OUTSIDE.matcher(words)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        Matcher all = ALL.matcher(words);
        if (folds.isEmpty()) {
            return all.find() ? Optional.of(new LearnedPart(OptionalInt.empty())) : Optional.empty();
        }
        if (EVERYBODY.matcher(words).find()) {
            return Optional.empty();
        }
        int fold = folds.size() == 1 ? Integer.parseInt(folds.get(0)) : Splits.FOLDS;
        return fold < Splits.FOLDS ? Optional.of(new LearnedPart(OptionalInt.of(fold))) : Optional.empty();
    }

    /** The ids that may have been learned from; paced records are never scored, so that any training may use them. */
    public Set<String> of(Splits splits) {
        Set<String> ids = new LinkedHashSet<>(
                leftOut.isPresent() ? splits.trainingWithout(leftOut.getAsInt()) : splits.trainable());
        ids.addAll(splits.paced());
        return ids;
    }
}
