package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.einthoven.archive.RecordingReader;

/** Gives the server its reader, as what it is to others: another may take its place. */
@ApplicationScoped
class ActiveReader {

    @Produces
    @ApplicationScoped
    RecordingReader reader(LiveModels models, ModelDesk desk) {
        return new PipelineReader(models, desk);
    }
}
