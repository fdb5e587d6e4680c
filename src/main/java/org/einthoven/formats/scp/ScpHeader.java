package org.einthoven.formats.scp;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingDevice;
import org.jspecify.annotations.Nullable;

/** Patient, device, time and filters (EN 1064, section 1): fields of a tag, a length and a value. */
final class ScpHeader {
    private static final int LAST_NAME = 0;
    private static final int FIRST_NAME = 1;
    private static final int PATIENT_ID = 2;
    private static final int BIRTH_DATE = 5;
    private static final int SEX = 8;
    private static final int ACQUIRING_DEVICE = 14;
    private static final int DATE = 25;
    private static final int TIME = 26;
    private static final int BASELINE_FILTER = 27;
    private static final int LOW_PASS_FILTER = 28;
    private static final int FILTER_MAP = 29;
    private static final int END = 255;
    private static final int MAX_FIELDS = 1000;

    private final Map<Integer, ByteReader> fields = new HashMap<>();

    ScpHeader(ByteReader section) {
        for (int i = 0; i < MAX_FIELDS && section.left() >= 3; i++) {
            int tag = section.u8("a tag");
            int length = section.u16("the length of a field");
            if (tag == END) {
                return;
            }
            fields.putIfAbsent(tag, section.take(length, "field " + tag));
        }
    }

    /** A fresh reader of the field; null where it is not there, or shorter than its meaning needs. */
    private @Nullable ByteReader field(int tag, int least) {
        ByteReader field = fields.get(tag);
        return field == null || field.length() < least ? null : field.part(0, field.length(), "field " + tag);
    }

    private @Nullable String text(int tag) {
        ByteReader field = field(tag, 0);
        return field == null ? null : field.text(field.length(), StandardCharsets.ISO_8859_1, "a text");
    }

    RecordedPerson person() {
        return new RecordedPerson(text(PATIENT_ID), null, text(LAST_NAME), text(FIRST_NAME), birthDate(), sex());
    }

    private @Nullable Sex sex() {
        ByteReader field = field(SEX, 1);
        return field == null ? null : RecordedPerson.sex(Integer.toString(field.u8("the sex")));
    }

    private @Nullable String birthDate() {
        ByteReader field = field(BIRTH_DATE, 4);
        if (field == null) {
            return null;
        }
        RecordedTime day = RecordedTime.of(field.u16("year"), field.u8("month"), field.u8("day"), 0, 0, 0);
        LocalDate date = day == null ? null : day.local().toLocalDate();
        return date == null || date.getYear() == 0 ? null : date.toString();
    }

    @Nullable
    RecordedTime time() {
        ByteReader date = field(DATE, 4);
        ByteReader time = field(TIME, 3);
        if (date == null || time == null) {
            return null;
        }
        return RecordedTime.of(
                date.u16("year"),
                date.u8("month"),
                date.u8("day"),
                time.u8("hour"),
                time.u8("minute"),
                time.u8("second"));
    }

    /** Numbers of the institution, then the model at byte 8; from byte 36 on five texts, each up to a NUL. */
    RecordingDevice device() {
        ByteReader field = field(ACQUIRING_DEVICE, 36);
        if (field == null) {
            return RecordingDevice.UNKNOWN;
        }
        field.skip(8, "the device");
        String model = field.text(6, StandardCharsets.ISO_8859_1, "the model");
        field.skip(22, "the device");
        String[] texts =
                field.raw(field.left(), StandardCharsets.ISO_8859_1, "a text").split("\0", -1);
        return new RecordingDevice(at(texts, 4), model, at(texts, 1), at(texts, 2));
    }

    private static @Nullable String at(String[] texts, int index) {
        return index < texts.length ? texts[index] : null;
    }

    /** Baseline filter in hundredths of a hertz; bit 0 of the map is a notch at 60 Hz, bit 1 one at 50 Hz. */
    AppliedFilters filters() {
        ByteReader baseline = field(BASELINE_FILTER, 2);
        ByteReader lowPass = field(LOW_PASS_FILTER, 2);
        ByteReader map = field(FILTER_MAP, 1);
        int bits = map == null ? 0 : map.u8("the filters");
        return new AppliedFilters(
                positive(baseline == null ? 0 : baseline.u16("a filter") / 100.0),
                positive(lowPass == null ? 0 : lowPass.u16("a filter")),
                (bits & 1) != 0 ? Double.valueOf(60) : (bits & 2) != 0 ? Double.valueOf(50) : null);
    }

    private static @Nullable Double positive(double hz) {
        return hz > 0 ? hz : null;
    }
}
