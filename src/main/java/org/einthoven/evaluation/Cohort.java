package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.ModelCard;

/**
 * What was measured of each record that is there.
 *
 * @param missing ids of records that are not there
 */
record Cohort<T>(List<T> tallies, List<String> missing) {

    /** Reads and scores one record; throws {@link NoSuchFileException} where it is not there. */
    interface Scoring<T> {
        T score(String id) throws IOException;
    }

    /**
     * Scores the records one by one and shows how far it is on standard error.
     *
     * @throws NoSuchFileException where none of them is there: nothing was measured
     * @throws IOException naming the record that is damaged, or the file
     */
    static <T> Cohort<T> score(List<String> ids, Scoring<T> scoring) throws IOException {
        List<T> tallies = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        String first = null;
        try {
            for (String id : ids) {
                try {
                    tallies.add(scoring.score(id));
                    System.err.print("\r" + tallies.size() + " of " + ids.size() + " records scored");
                } catch (NoSuchFileException e) {
                    missing.add(id);
                    first = first == null ? e.getFile() : first;
                } catch (IllegalArgumentException e) {
                    throw new IOException("record " + id + " cannot be measured: " + e.getMessage(), e);
                }
            }
        } finally {
            // whatever is said next, also of a record that cannot be read, has a line of its own
            System.err.println();
        }
        if (first != null && tallies.isEmpty()) {
            throw new NoSuchFileException(first, null, "nor is any other of the " + ids.size() + " records asked for");
        }
        return new Cohort<>(tallies, missing);
    }

    /**
     * What a task found in these records, those of the split that was asked for.
     *
     * @param models whose figures these are
     * @param seen whether one of them has learned from these records
     */
    Outcome outcome(
            EvaluationTask task,
            EvaluationOptions options,
            List<ModelCard> models,
            boolean seen,
            Map<String, Object> metrics) {
        return new Outcome(task.name(), options.split(), tallies.size(), missing, models, seen, metrics);
    }
}
