package org.einthoven.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.einthoven.archive.StatedFindings;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.Triage;
import org.einthoven.ecg.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One recording that the active version and one on trial have both read and a cardiologist has signed.
 *
 * @param tried empty findings where it could not read the recording
 * @param device what the sender calls the device; null where it does not
 */
record PairedReading(
        Judgement truth, StatedFindings active, StatedFindings tried, Subject subject, @Nullable String device) {

    boolean isActiveRight() {
        return truth.isMetBy(active.findings());
    }

    boolean isTriedRight() {
        return truth.isMetBy(tried.findings());
    }

    /** Findings that must be seen within minutes, that the reader confirmed and that the version on trial does not state. */
    List<FindingCode> lostCritical() {
        return truth.present().stream()
                .filter(code -> Triage.isCritical(code)
                        && tried.findings().stream().map(Finding::code).noneMatch(code::equals))
                .toList();
    }

    /** The groups that it belongs to, such as {@code women} and {@code 60 to 69 years}. */
    List<String> groups() {
        List<String> groups = new ArrayList<>();
        groups.add(
                subject.sex() == null ? "sex not known" : subject.sex().name().toLowerCase(Locale.ROOT));
        Double age = subject.ageYears();
        if (age == null) {
            groups.add("age not known");
        } else {
            long decade = (long) (age / 10) * 10;
            groups.add(decade + " to " + (decade + 9) + " years");
        }
        Stream.ofNullable(device).map(name -> "device " + name).forEach(groups::add);
        return groups;
    }
}
