package org.einthoven.fhir;

import jakarta.inject.Singleton;
import org.einthoven.fhir.validation.Guide;
import org.hl7.fhir.r4.model.ImplementationGuide;

/** What the guide consists of. */
@Singleton
public class ImplementationGuideProvider extends GuideProvider<ImplementationGuide> {

    ImplementationGuideProvider(Guide guide) {
        super(ImplementationGuide.class, guide);
    }
}
