package org.einthoven.evaluation;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.einthoven.inference.ModelCard;
import org.einthoven.splits.LearnedPart;
import org.einthoven.splits.Splits;

/**
 * Stops a measurement of patients from whom a model has learned: its figures would flatter. What a model learned from
 * stands on its card; a card that does not say so of a set that it names is taken to have learned from all of it.
 * {@code --seen yes} goes on all the same, and the result says so.
 */
final class Leaks {

    /** How many records a refusal names. */
    private static final int NAMED = 5;

    /**
     * What has learned.
     *
     * @param name in messages
     */
    record Pupil(String name, List<ModelCard.Source> data) {

        static Pupil of(ModelCard card) {
            return new Pupil(card.name() + " " + card.version(), card.data());
        }

        /** Ids of the set's records that it may have learned from. */
        Set<String> learned(PublicSet set, Splits splits) {
            Set<String> ids = new LinkedHashSet<>(data.isEmpty() ? splits.all() : List.of());
            for (ModelCard.Source source : data) {
                if (set.isNamedIn(source.name())) {
                    Optional<LearnedPart> part = LearnedPart.in(source.used());
                    ids.addAll(part.map(known -> known.of(splits)).orElseGet(splits::all));
                }
            }
            return ids;
        }
    }

    private Leaks() {}

    static boolean inLudb(EvaluationOptions options, List<String> ids, Collection<ModelCard> models) {
        return check(options, PublicSet.LUDB, Splits.ludb(), ids, id -> id, pupils(models));
    }

    static boolean inMitdb(EvaluationOptions options, List<String> ids, Collection<ModelCard> models) {
        return check(options, PublicSet.MITDB, Splits.mitdb(), ids, Leaks::manOfMitdb, pupils(models));
    }

    /** The set does not say which records are of one patient. */
    static boolean inSvdb(EvaluationOptions options, List<String> ids, Collection<ModelCard> models) {
        return check(options, PublicSet.SVDB, Splits.svdb(), ids, id -> id, pupils(models));
    }

    /** The set says of nobody that two recordings are his: each counts as a patient. */
    static boolean inCinc2017(EvaluationOptions options, List<String> ids, Collection<ModelCard> models) {
        return check(options, PublicSet.CINC2017, Splits.cinc2017(), ids, id -> id, pupils(models));
    }

    static boolean inPtbxl(EvaluationOptions options, Collection<ModelCard> models) throws IOException {
        return ofPtbxl(options, pupils(models));
    }

    static boolean ofPtbxl(EvaluationOptions options, List<Pupil> pupils) throws IOException {
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(PublicSet.PTBXL.in(options.data()));
        Splits splits = catalogue.splits();
        return check(
                options,
                PublicSet.PTBXL,
                splits,
                options.chosen(splits),
                id -> catalogue.row(id).patient(),
                pupils);
    }

    static List<Pupil> pupils(Collection<ModelCard> models) {
        return models.stream().map(Pupil::of).toList();
    }

    /** Records 201 and 202 are of the same man (Moody & Mark 2001). */
    static String manOfMitdb(String id) {
        return id.equals("202") ? "201" : id;
    }

    /**
     * Whether any of the pupils has learned from a patient of these records.
     *
     * @param patientOf whose a record is
     * @throws IllegalArgumentException where one has and the options do not say that one knows
     */
    static boolean check(
            EvaluationOptions options,
            PublicSet set,
            Splits splits,
            List<String> ids,
            UnaryOperator<String> patientOf,
            List<Pupil> pupils) {
        boolean seen = false;
        for (Pupil pupil : pupils) {
            Map<String, String> learned = new HashMap<>();
            pupil.learned(set, splits).forEach(id -> learned.put(patientOf.apply(id), id));
            List<String> known = ids.stream()
                    .filter(id -> learned.containsKey(patientOf.apply(id)))
                    .toList();
            if (!known.isEmpty() && !options.seen()) {
                throw new IllegalArgumentException(
                        "%s has learned from patients of %d of these %d records (%s%s): measure it"
                                        .formatted(
                                                pupil.name,
                                                known.size(),
                                                ids.size(),
                                                String.join(", ", known.subList(0, Math.min(NAMED, known.size()))),
                                                known.size() > NAMED ? ", ..." : "")
                                + " on others, or say --seen yes and have the result say so");
            }
            seen |= !known.isEmpty();
        }
        return seen;
    }
}
