package org.einthoven.review;

import java.util.List;
import java.util.Map;
import org.einthoven.registry.ModelArrivals;

/**
 * All versions of all models.
 *
 * @param refused folders that were not taken in
 * @param problems by task, why this server does not read with its active version
 */
public record ModelOverview(List<Task> tasks, List<ModelArrivals.Refused> refused, Map<String, String> problems) {

    public ModelOverview {
        tasks = List.copyOf(tasks);
        refused = List.copyOf(refused);
        problems = Map.copyOf(problems);
    }

    /** The versions for one task, the newest first. */
    public record Task(String name, List<ModelRow> versions) {
        public Task {
            versions = List.copyOf(versions);
        }

        /** What reads, in a sentence. */
        public String active() {
            return versions.stream()
                    .filter(version -> version.isActive())
                    .findFirst()
                    .map(version -> "Reads with " + version.version() + ", active since "
                            + version.since().exact() + ".")
                    .orElse("No version is active: recordings wait.");
        }
    }
}
