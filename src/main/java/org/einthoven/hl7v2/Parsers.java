package org.einthoven.hl7v2;

import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;

/** The library's parsers. One is not for several threads. */
final class Parsers {

    /** Takes all versions as ours, and messages that do not keep to the standard's types: what matters is looked at here. */
    static PipeParser lenient() {
        PipeParser parser = new PipeParser(new CanonicalModelClassFactory(ReportMessage.VERSION));
        parser.setValidationContext(ValidationContextFactory.noValidation());
        return parser;
    }

    private Parsers() {}
}
