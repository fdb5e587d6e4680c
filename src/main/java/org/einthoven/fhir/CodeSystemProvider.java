package org.einthoven.fhir;

import jakarta.inject.Singleton;
import org.einthoven.fhir.validation.Guide;
import org.hl7.fhir.r4.model.CodeSystem;

/** The codes that have no other home, and those of others that are used. */
@Singleton
public class CodeSystemProvider extends GuideProvider<CodeSystem> {

    CodeSystemProvider(Guide guide) {
        super(CodeSystem.class, guide);
    }
}
