package org.einthoven.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelRef;
import org.einthoven.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found.
 *
 * @param records how many were there and were scored
 * @param missing ids of the split that were not there
 * @param models whose figures these are: none, one, or one for each fold that the others had not seen
 * @param trainedOnThese whether the model learned from the records that it was scored on: such figures flatter
 * @param metrics by published key: an {@link Interval}, a number, or a map of the same
 */
record Outcome(
        String task,
        String split,
        int records,
        List<String> missing,
        List<ModelCard> models,
        boolean trainedOnThese,
        Map<String, Object> metrics) {

    Outcome {
        missing = List.copyOf(missing);
        models = List.copyOf(models);
    }

    /** The object that users' programs read, on one line. */
    String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("task", task);
        object.put("split", split);
        object.put("records", records);
        object.put("missing", missing);
        object.put("model", models.size() == 1 ? ref(models.get(0)) : null);
        if (models.size() > 1) {
            object.put("models", models.stream().map(Outcome::ref).toList());
        }
        if (trainedOnThese) {
            object.put("trainedOnThese", true);
            object.put("on", "records it learned from");
        }
        object.put("metrics", plain(metrics));
        try {
            return new ObjectMapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ModelRef ref(ModelCard card) {
        return new ModelRef(card.name(), card.version(), card.sha256());
    }

    /** What was not there to measure is null, in JSON as in medicine. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Outcome::plain).toList();
        }
        if (value instanceof Interval interval) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            plain.put("value", plain(interval.value()));
            plain.put("low", plain(interval.low()));
            plain.put("high", plain(interval.high()));
            return plain;
        }
        if (value instanceof Double number) {
            return Double.isNaN(number) || Double.isInfinite(number) ? null : Math.round(number * 1e5) / 1e5;
        }
        return value;
    }
}
