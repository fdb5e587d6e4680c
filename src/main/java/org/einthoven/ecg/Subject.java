package org.einthoven.ecg;

import org.jspecify.annotations.Nullable;

/**
 * What limits depend on in the person who was recorded; nothing that tells who they are.
 *
 * @param ageYears at the time of the recording; null where it is not known
 * @param sex null where it is not known, or neither of the two that published limits distinguish
 */
public record Subject(@Nullable Double ageYears, @Nullable Sex sex) {

    public static final Subject UNKNOWN = new Subject(null, null);

    /** The two groups for which limits are published. */
    public enum Sex {
        FEMALE,
        MALE
    }

    public Subject {
        if (ageYears != null && !(ageYears >= 0 && ageYears < 150)) {
            throw new IllegalArgumentException("nobody is " + ageYears + " years old");
        }
    }
}
