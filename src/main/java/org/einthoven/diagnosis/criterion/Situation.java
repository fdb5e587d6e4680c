package org.einthoven.diagnosis.criterion;

import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.Measurements;
import org.jspecify.annotations.Nullable;

/**
 * What a formula is evaluated in.
 *
 * @param lead the lead that is looked at; null outside of a search over leads
 */
record Situation(Measurements measurements, Subject subject, Criterion criterion, @Nullable LeadName lead) {

    Situation in(LeadName looked) {
        return new Situation(measurements, subject, criterion, looked);
    }

    double limit() {
        return criterion.limit(subject, lead).value();
    }
}
