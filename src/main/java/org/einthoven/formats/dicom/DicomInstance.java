package org.einthoven.formats.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.NamedOid;
import org.einthoven.formats.OutgoingFormat;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.jspecify.annotations.Nullable;

/**
 * A waveform with its annotations as a DICOM file (PS3.10), explicit and little-endian. What nobody said, such as a time, is
 * left empty.
 */
public final class DicomInstance implements OutgoingFormat {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSS", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx", Locale.ROOT);

    /** Of this software; any UID of its own will do. */
    private static final String IMPLEMENTATION_UID = NamedOid.of("einthoven");

    @Override
    public byte[] write(OutgoingRecording recording) {
        WaveformClass kind = WaveformClass.of(recording);
        DicomBytes data = data(recording, kind);
        // what says something else is another instance
        String instance = NamedOid.of(data.encode());
        data.text(Tag.SOP_INSTANCE, "UI", instance);
        DicomBytes meta = new DicomBytes()
                .bytes(Tag.META_VERSION, new byte[] {0, 1})
                .text(Tag.META_CLASS, "UI", kind.uid())
                .text(Tag.META_INSTANCE, "UI", instance)
                .text(Tag.TRANSFER_SYNTAX, "UI", DicomFile.EXPLICIT)
                .text(Tag.IMPLEMENTATION, "UI", IMPLEMENTATION_UID);
        meta.u32(Tag.META_LENGTH, meta.encode().length);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[DicomFile.PREAMBLE]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(meta.encode());
        file.writeBytes(data.encode());
        return file.toByteArray();
    }

    private static DicomBytes data(OutgoingRecording recording, WaveformClass kind) {
        DicomBytes data = new DicomBytes()
                .text(Tag.CHARACTER_SET, "CS", "ISO_IR 192")
                .text(Tag.SOP_CLASS, "UI", kind.uid())
                .text(Tag.ACCESSION_NUMBER, "SH", "")
                .text(Tag.MODALITY, "CS", kind.modality())
                .text(Tag.MANUFACTURER, "LO", text(recording.device().manufacturer()))
                .text(Tag.REFERRING_PHYSICIAN, "PN", "")
                .text(Tag.MODEL, "LO", text(recording.device().model()))
                .text(Tag.SERIAL_NUMBER, "LO", text(recording.device().serialNumber()))
                .text(Tag.SOFTWARE, "LO", text(recording.device().software()))
                .text(Tag.STUDY_INSTANCE, "UI", NamedOid.of("study " + recording.id()))
                .text(Tag.SERIES_INSTANCE, "UI", NamedOid.of("series " + recording.id()))
                .text(Tag.STUDY_ID, "SH", "")
                .text(Tag.SERIES_NUMBER, "IS", "1")
                .text(Tag.INSTANCE_NUMBER, "IS", "1")
                .sequence(Tag.ACQUISITION_CONTEXT, List.of())
                .sequence(Tag.WAVEFORMS, List.of(WaveformItem.of(recording, kind)));
        person(recording.person(), data);
        time(recording.time(), data);
        List<DicomBytes> annotations = new AnnotationItems(recording).items();
        return annotations.isEmpty() ? data : data.sequence(Tag.ANNOTATIONS, annotations);
    }

    private static void person(RecordedPerson person, DicomBytes data) {
        String given = name(person.given());
        data.text(Tag.PATIENT_NAME, "PN", name(person.family()) + (given.isEmpty() ? "" : "^" + given));
        data.text(Tag.PATIENT_ID, "LO", text(person.id()));
        String birth = person.birthDate();
        data.text(Tag.PATIENT_BIRTH, "DA", birth == null || birth.length() < 10 ? "" : birth.replace("-", ""));
        data.text(Tag.PATIENT_SEX, "CS", person.sex() == null ? "" : person.sex() == Sex.MALE ? "M" : "F");
    }

    private static void time(@Nullable RecordedTime time, DicomBytes data) {
        String date = time == null ? "" : DATE.format(time.local());
        String clock = time == null ? "" : TIME.format(time.local());
        String zone = time == null || time.offset() == null ? "" : OFFSET.format(time.offset());
        data.text(Tag.STUDY_DATE, "DA", date).text(Tag.STUDY_TIME, "TM", clock);
        data.text(Tag.CONTENT_DATE, "DA", date).text(Tag.CONTENT_TIME, "TM", clock);
        data.text(Tag.ACQUISITION_TIME, "DT", date + clock + zone);
    }

    /** A part of a name, without what parts them. */
    private static String name(@Nullable String part) {
        return text(part).replaceAll("[\\^=]", " ");
    }

    /** Without what parts values; as long as a long string may be (PS3.5, 6.2). */
    static String text(@Nullable String text) {
        String plain =
                text == null ? "" : FileFaults.plain(text).replace('\\', ' ').strip();
        return plain.length() > 64 ? plain.substring(0, 64) : plain;
    }
}
