package org.einthoven.formats.dicom;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.FileLimits;

/** What the device measured and states (PS3.3, C.10.10): coded numbers and texts. */
final class DicomAnnotations {
    private static final int MDC_PARTITION = 2 << 16;

    /** SCP-ECG's codes of measurements, in the scheme SCPECG 1.3 of PS3.16 (CID 3687 and 3690 before MDC took their place). */
    private static final Map<String, Kind> SCPECG = Map.ofEntries(
            Map.entry("5.10.2.1-3", Kind.RR),
            Map.entry("5.10.2.5-1", Kind.VENTRICULAR_RATE),
            Map.entry("5.10.2.5-3", Kind.ATRIAL_RATE),
            Map.entry("5.10.2.5-5", Kind.QTC),
            Map.entry("5.13.5-7", Kind.PR),
            Map.entry("5.13.5-9", Kind.QRS),
            Map.entry("5.13.5-11", Kind.QT),
            Map.entry("5.10.3-11", Kind.P_AXIS),
            Map.entry("5.10.3-13", Kind.QRS_AXIS),
            Map.entry("5.10.3-15", Kind.T_AXIS));

    private DicomAnnotations() {}

    /** Of each kind the first: those of single beats come after those of the whole. */
    static List<DeviceMeasurement> measurements(List<DicomItem> annotations) {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        List<DeviceMeasurement> measurements = new ArrayList<>();
        for (DicomItem annotation : annotations) {
            Optional<Double> value = annotation.number(Tag.NUMERIC_VALUE);
            Optional<Kind> kind = annotation.items(Tag.CONCEPT_NAME).stream()
                    .flatMap(name -> name.text(Tag.CODE).stream())
                    .flatMap(code -> kind(code).stream())
                    .findFirst();
            if (value.isPresent() && kind.isPresent() && seen.add(kind.get())) {
                measurements.add(new DeviceMeasurement(kind.get(), value.get()));
            }
        }
        return measurements;
    }

    private static Optional<Kind> kind(String code) {
        if (code.matches("2:\\d{1,5}")) {
            return Kind.ofMdc(MDC_PARTITION + Integer.parseInt(code.substring(2)));
        }
        return code.matches("\\d{6}") ? Kind.ofMdc(Integer.parseInt(code)) : Optional.ofNullable(SCPECG.get(code));
    }

    static List<String> statements(List<DicomItem> annotations) {
        return annotations.stream()
                .flatMap(annotation -> annotation.text(Tag.UNFORMATTED_TEXT).stream())
                .limit(FileLimits.MAX_STATEMENTS)
                .toList();
    }
}
