package org.einthoven.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.inference.CardRevision;
import org.einthoven.inference.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote for the cards of all versions of one model, kept in {@code cards/NAME.json}.
 *
 * @param intended what it is for
 * @param outOfScope what it is not for
 * @param limits where it fails, beside what its training says
 * @param tempered where the temperature of its scores is kept; null where they need none
 * @param measuredOn data sets that it never learned from
 * @param results where its figures are kept
 */
record CardText(
        List<String> intended,
        List<String> outOfScope,
        List<String> limits,
        @Nullable Tempered tempered,
        List<ModelCard.Source> measuredOn,
        List<Kept> results) {

    /**
     * Figures of one result file.
     *
     * @param file in {@code docs/evaluation}, without its ending
     * @param figures which of its figures; null for all
     * @param under what to call them together on the card; null for what they are called in the file
     * @param ofRecipe whether they are of models that were made by the same recipe to be measured, not of this one
     * @param on the recordings that were measured
     */
    record Kept(String file, @Nullable List<String> figures, @Nullable String under, boolean ofRecipe, String on) {}

    /**
     * What makes probabilities of scores.
     *
     * @param by result files that fitted a temperature, on records that the model they measured had not seen
     * @param with the limit that stays on a card with a temperature
     * @param without the limit on a card that has none
     */
    record Tempered(List<String> by, String with, String without) {

        Tempered {
            by = List.copyOf(by);
        }
    }

    CardText {
        intended = List.copyOf(intended);
        outOfScope = List.copyOf(outOfScope);
        limits = List.copyOf(limits);
        measuredOn = List.copyOf(measuredOn);
        results = List.copyOf(results);
    }

    /** Empty for a model that nobody has written it for, such as one that was made to be compared with. */
    static Optional<CardText> of(String model) throws IOException {
        try (InputStream in = CardText.class.getResourceAsStream("/cards/" + model + ".json")) {
            return in == null ? Optional.empty() : Optional.of(new ObjectMapper().readValue(in, CardText.class));
        }
    }

    /** Puts it on a card that is being revised; {@code revision} knows by then how the scores are calibrated. */
    void answerFor(ModelCard card, CardRevision revision) {
        List<String> all = new ArrayList<>(limits);
        all.addAll(card.limits());
        if (tempered != null) {
            all.removeAll(List.of(tempered.with, tempered.without));
            all.add(0, revision.card().calibration() == null ? tempered.without : tempered.with);
        }
        revision.use(new ModelCard.Use(intended, outOfScope))
                .data(cited(card.data()))
                .limits(all.stream().distinct().toList());
    }

    /** The sources of a card with their citations, and behind them what was only measured on. */
    private List<ModelCard.Source> cited(List<ModelCard.Source> learnedFrom) {
        return Stream.concat(learnedFrom.stream().filter(source -> !isMeasuredOn(source)), measuredOn.stream())
                .map(source -> new ModelCard.Source(
                        source.name(), source.used(), source.licence(), DataSet.citations(source.name())))
                .toList();
    }

    private boolean isMeasuredOn(ModelCard.Source source) {
        return measuredOn.stream().anyMatch(own -> Objects.equals(own.name(), source.name()));
    }
}
