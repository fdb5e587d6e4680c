package org.einthoven.refresh;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recording in a training set.
 *
 * @param number from 1 on, in random order
 * @param reviewVersion whose labels it has
 * @param person the same for all recordings of one patient in the set; says nothing of who that is
 * @param fold 0 to 4, by patient
 * @param age in whole years, {@link #VERY_OLD} above 89; null where it is not known
 * @param sex as FHIR has it; null where it is not known
 */
record TrainingMember(
        int number,
        UUID recording,
        int reviewVersion,
        int person,
        int fold,
        @Nullable Integer age,
        @Nullable String sex,
        String samplesSha256,
        String labelsSha256) {

    /** Above 89 years age is not told, as HIPAA's safe harbour asks (45 CFR 164.514(b)(2)(i)(C)); PTB-XL writes 300. */
    static final int VERY_OLD = 300;

    private static final int OLDEST_TOLD = 89;

    static @Nullable Integer age(@Nullable Double years) {
        if (years == null) {
            return null;
        }
        return years >= OLDEST_TOLD + 1 ? VERY_OLD : (Integer) years.intValue();
    }

    /** In files; a record's name has letters, digits and underscores. */
    String record() {
        return "r%05d".formatted(number);
    }

    /** What the set's digest is made of. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%d %s %d %d %d %s %s %s %s\n",
                number,
                recording,
                reviewVersion,
                person,
                fold,
                age,
                sex,
                samplesSha256,
                labelsSha256);
    }
}
