package org.einthoven.fhir;

import jakarta.inject.Singleton;
import org.einthoven.fhir.validation.Guide;
import org.hl7.fhir.r4.model.ValueSet;

/** Which codes belong where. */
@Singleton
public class ValueSetProvider extends GuideProvider<ValueSet> {

    ValueSetProvider(Guide guide) {
        super(ValueSet.class, guide);
    }
}
