package org.einthoven.fhir;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.archive.StoredPatient;
import org.jspecify.annotations.Nullable;

/** Whether what a sender says of a patient can be said of one who is known here. */
final class Demographics {

    /**
     * What speaks against it, in words; empty where nothing does.
     *
     * @param birthDate YYYY, YYYY-MM or YYYY-MM-DD; null where it is not said
     * @param gender FHIR's code; null where it is not said
     */
    static String against(StoredPatient known, @Nullable String birthDate, @Nullable String gender) {
        List<String> against = new ArrayList<>();
        String born = known.birthDate;
        if (born != null && birthDate != null && !born.startsWith(birthDate) && !birthDate.startsWith(born)) {
            against.add("birth date");
        }
        if (known.sex != null && gender != null && !known.sex.equals(gender)) {
            against.add("sex");
        }
        return String.join(" and ", against);
    }

    private Demographics() {}
}
