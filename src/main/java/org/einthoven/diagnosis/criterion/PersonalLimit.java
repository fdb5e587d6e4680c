package org.einthoven.diagnosis.criterion;

import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A limit and for whom and where it holds.
 *
 * @param sex null for both
 * @param fromYears youngest age, null for none
 * @param belowYears ages stay below this, null for none
 * @param leads empty for all
 * @param unknown what is said where this limit is taken because age or sex is not known; null where it is not the one
 */
record PersonalLimit(
        double value,
        Subject.@Nullable Sex sex,
        @Nullable Double fromYears,
        @Nullable Double belowYears,
        @Nullable List<LeadName> leads,
        @Nullable String unknown) {

    boolean names(LeadName lead) {
        return leads != null && leads.contains(lead);
    }

    boolean isForAnyLead() {
        return leads == null;
    }

    /** Whether age and sex are known where it matters, and it holds for them. */
    boolean isFor(Subject subject) {
        Double age = subject.ageYears();
        return (sex == null || sex == subject.sex())
                && (fromYears == null || age != null && age >= fromYears)
                && (belowYears == null || age != null && age < belowYears);
    }

    /** Whether nothing that is known of age and sex speaks against it. */
    boolean couldBeFor(Subject subject) {
        Double age = subject.ageYears();
        return (sex == null || subject.sex() == null || sex == subject.sex())
                && (age == null || (fromYears == null || age >= fromYears) && (belowYears == null || age < belowYears));
    }
}
