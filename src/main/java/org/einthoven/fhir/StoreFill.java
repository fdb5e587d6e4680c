package org.einthoven.fhir;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.Milestones;
import org.einthoven.fhir.store.Locks;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Resource;
import org.jboss.logging.Logger;

/**
 * Takes what an archive kept before there was a store of FHIR resources into the store, beside the running server: a
 * few at a time, each time in a transaction, so that a start in the middle goes on where it ended.
 */
@ApplicationScoped
class StoreFill {

    private static final Logger LOG = Logger.getLogger(StoreFill.class);
    private static final String NAME = "fhir-store";
    private static final int AT_A_TIME = 50;

    private final Milestones milestones;
    private final ResourceStore store;
    private final ResourceWriter writer;
    private final RenderedResources rendered;
    private final OwnReferences references;
    private final StoreUpdates updates;
    private final Locks locks;

    StoreFill(
            Milestones milestones,
            ResourceStore store,
            ResourceWriter writer,
            RenderedResources rendered,
            OwnReferences references,
            StoreUpdates updates,
            Locks locks) {
        this.milestones = milestones;
        this.store = store;
        this.writer = writer;
        this.rendered = rendered;
        this.references = references;
        this.updates = updates;
        this.locks = locks;
    }

    void start(@Observes StartupEvent event) {
        if (!milestones.isReached(NAME)) {
            Thread thread = new Thread(this::fill, NAME);
            thread.setDaemon(true);
            thread.start();
        }
    }

    void fill() {
        int taken = 0;
        long after = 0;
        for (List<StoredVersion> some = index(after); !some.isEmpty(); some = index(after)) {
            taken += some.size();
            after = some.get(some.size() - 1).key();
        }
        for (int some = addRecordings(); some > 0; some = addRecordings()) {
            taken += some;
        }
        milestones.once(NAME, () -> {});
        if (taken > 0) {
            LOG.infof("Took %d patients and recordings of before into the FHIR store", taken);
        }
    }

    private List<StoredVersion> index(long afterKey) {
        return QuarkusTransaction.requiringNew().call(() -> {
            locks.hold(NAME);
            List<StoredVersion> resources = store.notIndexed(afterKey, AT_A_TIME);
            resources.forEach(this::index);
            return resources;
        });
    }

    private void index(StoredVersion version) {
        Resource resource = rendered.of(version);
        references.makeRelative(resource);
        writer.index(version, resource);
    }

    private int addRecordings() {
        return QuarkusTransaction.requiringNew().call(() -> {
            locks.hold(NAME);
            List<UUID> recordings = store.recordingsWithout(AT_A_TIME);
            recordings.forEach(updates::add);
            return recordings.size();
        });
    }
}
