package org.einthoven.registry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.inference.ModelRef;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The active models, open on this server. Each reading asks the database whether they still count, so a promotion holds on
 * all replicas for each reading that begins after it; one that has begun ends with the models it has.
 */
@Startup
@ApplicationScoped
public class LiveModels {
    private static final Logger LOG = Logger.getLogger(LiveModels.class);

    private final ModelVersions versions;
    private final ModelArrivals arrivals;
    private volatile @Nullable Held held;

    LiveModels(ModelVersions versions, ModelArrivals arrivals) {
        this.versions = versions;
        this.arrivals = arrivals;
    }

    private record Held(long generation, Map<ModelTask, ModelVersion> versions, ModelSet set) {
        boolean isOf(Map<ModelTask, ModelVersion> others) {
            return ids(versions).equals(ids(others));
        }

        private static Map<ModelTask, Object> ids(Map<ModelTask, ModelVersion> versions) {
            Map<ModelTask, Object> ids = new HashMap<>();
            versions.forEach((task, version) -> ids.put(task, version.id));
            return ids;
        }
    }

    @PostConstruct
    void open() {
        arrivals.bootstrap();
        Held first = refresh(versions.generation());
        Thread look = new Thread(this::look, "models-folder");
        look.setDaemon(true);
        if (first.set.isComplete()) {
            look.start();
        }
    }

    private void look() {
        try {
            arrivals.look();
        } catch (RuntimeException failed) {
            LOG.error("The models folder could not be looked at", failed);
        }
    }

    /** The models that count now. Whoever gets them calls {@link ModelSet#release}. */
    ModelSet acquire() {
        long generation = versions.generation();
        while (true) {
            Held now = refresh(generation);
            if (now.set.acquire()) {
                return now.set;
            }
        }
    }

    private Held refresh(long generation) {
        Held now = held;
        return now != null && now.generation >= generation ? now : reopen(generation);
    }

    private synchronized Held reopen(long generation) {
        Held before = held;
        if (before != null && before.generation >= generation) {
            return before;
        }
        ModelVersions.Active active = versions.active();
        if (before != null && before.isOf(active.versions())) {
            Held same = new Held(active.generation(), active.versions(), before.set);
            held = same;
            return same;
        }
        ModelSet set = ModelSet.open(versions.files(active.versions()));
        set.problems().forEach((task, problem) -> LOG.errorf("Model for %s: %s", task.id(), problem));
        Held next = new Held(active.generation(), active.versions(), set);
        held = next;
        if (before != null) {
            before.set.release();
        }
        return next;
    }

    /** Whether recordings can be read with the versions that are active now. */
    boolean isComplete() {
        return refresh(versions.generation()).set.isComplete();
    }

    /** What this server reads with, as it last saw it. */
    public List<ModelRef> refs() {
        return held().flatMap(now -> now.versions.values().stream())
                .map(version -> new ModelRef(version.name, version.version, version.sha256))
                .toList();
    }

    /** By task, why this server cannot read with the active version: a reason, or that there is none. */
    public Map<String, String> problems() {
        Map<String, String> problems = new HashMap<>();
        held().forEach(now -> {
            now.set.missing().forEach(task -> problems.put(task.id(), "no version is active"));
            now.set.problems().forEach((task, problem) -> problems.put(task.id(), problem));
        });
        return problems;
    }

    private Stream<Held> held() {
        return Stream.ofNullable(held);
    }

    void close(@Observes ShutdownEvent event) {
        held().forEach(now -> now.set.release());
    }
}
