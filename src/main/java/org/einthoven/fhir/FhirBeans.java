package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.ResourceIndexer;
import org.einthoven.fhir.store.SearchParameters;

/** Makes the pure parts of this package known to the container. */
class FhirBeans {

    @Produces
    @Singleton
    FhirContext context() {
        FhirContext context = FhirContext.forR4();
        // an element that R4 does not have is refused, not silently dropped
        context.setParserErrorHandler(new StrictErrorHandler());
        // an entry's resource has the id that it states, or none: HAPI would take the fullUrl for it
        context.getParserOptions()
                .setStripVersionsFromReferences(false)
                .setOverrideResourceIdWithBundleEntryFullUrl(false);
        // what is contained here is put there by name: nothing has to be looked for each time something is written
        context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
        return context;
    }

    @Produces
    @Singleton
    FhirJson json(FhirContext context) {
        return new FhirJson(context);
    }

    @Produces
    @Singleton
    SearchParameters searchParameters(FhirContext context) {
        return new SearchParameters(context);
    }

    @Produces
    @Singleton
    ResourceIndexer indexer(SearchParameters parameters) {
        return new ResourceIndexer(parameters);
    }

    @Produces
    @Singleton
    ObservationDecoder decoder(FhirJson json) {
        return new ObservationDecoder(json);
    }

    @Produces
    @Singleton
    SourceObservation sources(FhirJson json) {
        return new SourceObservation(json);
    }

    @Produces
    @Singleton
    ReportRenderer renderer(@ConfigProperty(name = "quarkus.application.version") String version) {
        return new ReportRenderer(version);
    }
}
