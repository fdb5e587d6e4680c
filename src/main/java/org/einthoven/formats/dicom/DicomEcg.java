package org.einthoven.formats.dicom;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.jspecify.annotations.Nullable;

/** 12-lead, general and ambulatory ECG waveforms: their original multiplex groups, not what was averaged from them. */
public final class DicomEcg implements RecordingFormat {
    @Override
    public String name() {
        return DicomFile.FORMAT;
    }

    @Override
    public boolean recognises(SentFile file) {
        return DicomFile.isOne(file);
    }

    @Override
    public ImportedRecording read(SentFile file, Sending sending) {
        DicomItem data = DicomFile.read(file);
        List<MultiplexGroup> groups = data.items(Tag.WAVEFORMS).stream()
                .filter(group ->
                        !group.text(Tag.ORIGINALITY).filter("DERIVED"::equals).isPresent())
                .map(MultiplexGroup::new)
                .toList();
        MultiplexGroup longest = groups.stream()
                .max(Comparator.comparingDouble(MultiplexGroup::seconds))
                .orElseThrow(() -> data.unsupported("there is no original waveform in it"));
        List<DicomItem> annotations = data.items(Tag.ANNOTATIONS);
        return new ImportedRecording(
                name(),
                person(data),
                data.text(Tag.ACQUISITION_TIME).map(RecordedTime::ofDigits).orElse(null),
                new RecordingDevice(
                        data.text(Tag.MANUFACTURER).orElse(null),
                        data.text(Tag.MODEL).orElse(null),
                        data.text(Tag.SERIAL_NUMBER).orElse(null),
                        data.text(Tag.SOFTWARE).orElse(null)),
                filters(longest),
                MultiplexGroup.together(groups, longest),
                DicomAnnotations.measurements(annotations),
                DicomAnnotations.statements(annotations),
                List.of(),
                List.of(),
                null);
    }

    private static RecordedPerson person(DicomItem data) {
        String[] name = data.text(Tag.PATIENT_NAME).orElse("").split("=", 2)[0].split("\\^", -1);
        return new RecordedPerson(
                data.text(Tag.PATIENT_ID).orElse(null),
                null,
                name[0],
                name.length > 1 ? name[1] : null,
                data.text(Tag.PATIENT_BIRTH).map(DicomEcg::isoDate).orElse(null),
                RecordedPerson.sex(data.text(Tag.PATIENT_SEX).orElse(null)));
    }

    private static @Nullable String isoDate(String digits) {
        try {
            return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE).toString();
        } catch (DateTimeParseException never) {
            return null;
        }
    }

    /** Of the first channel: devices filter all alike. */
    private static AppliedFilters filters(MultiplexGroup group) {
        DicomItem channel = group.firstChannel();
        return new AppliedFilters(
                channel.number(Tag.FILTER_LOW).filter(hz -> hz > 0).orElse(null),
                channel.number(Tag.FILTER_HIGH).filter(hz -> hz > 0).orElse(null),
                channel.number(Tag.FILTER_NOTCH).filter(hz -> hz > 0).orElse(null));
    }
}
