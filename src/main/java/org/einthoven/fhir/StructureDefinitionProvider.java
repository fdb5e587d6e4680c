package org.einthoven.fhir;

import jakarta.inject.Singleton;
import org.einthoven.fhir.validation.Guide;
import org.hl7.fhir.r4.model.StructureDefinition;

/** The profiles of what comes in and what goes out. */
@Singleton
public class StructureDefinitionProvider extends GuideProvider<StructureDefinition> {

    StructureDefinitionProvider(Guide guide) {
        super(StructureDefinition.class, guide);
    }
}
