package org.einthoven.fhir;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.einthoven.archive.Milestones;
import org.einthoven.fhir.store.Change;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.fhir.validation.Guide;
import org.hl7.fhir.r4.model.ValueSet;

/** Puts the implementation guide into the store, once for each guide that a server ever had, and keeps clients off it. */
@ApplicationScoped
class PublishedGuide {

    private final Guide guide;
    private final Milestones milestones;
    private final ResourceWriter writer;

    PublishedGuide(Guide guide, Milestones milestones, ResourceWriter writer) {
        this.guide = guide;
        this.milestones = milestones;
        this.writer = writer;
    }

    void start(@Observes StartupEvent event) {
        milestones.once("guide-" + guide.fingerprint(), this::publish);
    }

    private void publish() {
        writer.writeAll(guide.all().stream()
                .map(resource -> Change.update(resource, resource.getIdPart()))
                .toList());
    }

    boolean holds(String type, String id) {
        return type.equals("ValueSet") && guide.find(ValueSet.class, id).isPresent();
    }
}
