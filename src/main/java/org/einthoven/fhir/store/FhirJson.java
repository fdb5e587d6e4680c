package org.einthoven.fhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** FHIR JSON as it is kept: everything that was sent, nothing added. Safe for many threads. */
public final class FhirJson {

    private final FhirContext context;

    public FhirJson(FhirContext context) {
        this.context = context;
    }

    public String encode(IBaseResource resource) {
        return parser().encodeResourceToString(resource);
    }

    public <T extends IBaseResource> T parse(Class<T> type, String json) {
        return parser().parseResource(type, json);
    }

    public Resource parse(String json) {
        return (Resource) parser().parseResource(json);
    }

    private IParser parser() {
        // a reference to a version means that version: HAPI would strip it
        IParser parser = context.newJsonParser().setStripVersionsFromReferences(false);
        parser.setParserErrorHandler(new StrictErrorHandler());
        return parser;
    }
}
