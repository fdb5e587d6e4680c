package org.einthoven.formats.physionet;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.PlainDecimal;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;

/** A record's header ({@code header(5)}). Of the patient it says age and sex, as PhysioNet's do, and nothing that names them. */
final class HeaderText {
    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS dd/MM/uuuu", Locale.ROOT);

    private final OutgoingRecording recording;
    private final String name;
    private final WfdbSamples samples;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder comments = new StringBuilder();

    HeaderText(OutgoingRecording recording, String name, WfdbSamples samples) {
        this.recording = recording;
        this.name = name;
        this.samples = samples;
    }

    String text() {
        text.append(name).append(' ').append(recording.channels().size());
        text.append(' ').append(PlainDecimal.of(recording.rate().hz()));
        text.append(' ').append(recording.length());
        RecordedTime time = recording.time();
        if (time != null) {
            text.append(' ').append(TIME.format(time.local()));
        }
        text.append('\n');
        person();
        recording.said().forEach(this::comment);
        recording.notes().forEach(this::comment);
        recording.channels().forEach(this::signal);
        return text.append(comments).toString();
    }

    private void signal(ImportedChannel channel) {
        boolean voltage = channel.unit().equals("uV");
        double perUnit = voltage ? MICROVOLTS_PER_MILLIVOLT : 1;
        double baseline = -channel.origin() / channel.step();
        long nearest = Math.round(baseline);
        if (Math.abs(baseline - nearest) > 1e-6) {
            comment(channel.name() + ": a count of 0 stands for " + PlainDecimal.of(channel.origin()) + " "
                    + channel.unit() + ", which a whole baseline tells to half a count only");
        }
        if (Math.abs(nearest) > Integer.MAX_VALUE) {
            throw FileFaults.notWritable(WfdbFormat.FORMAT, "the zero of " + channel.name() + " lies too far off");
        }
        text.append(String.format(
                Locale.ROOT,
                "%s.dat %d %s(%d)/%s 16 0 %d %d 0 %s\n",
                name,
                samples.format(),
                PlainDecimal.of(perUnit / channel.step()),
                nearest,
                unit(channel, voltage),
                samples.first(channel),
                samples.checksum(channel),
                FileFaults.excerpt(channel.name())));
    }

    /** What has no unit has normalised units, in WFDB's words. */
    private static String unit(ImportedChannel channel, boolean voltage) {
        if (voltage) {
            return "mV";
        }
        String unit = channel.unit().replaceAll("\\s", "_");
        return unit.isEmpty() || unit.equals("1") ? "NU" : unit;
    }

    private void person() {
        RecordedPerson person = recording.person();
        RecordedTime time = recording.time();
        String birth = person.birthDate();
        if (birth != null && birth.length() == 10 && time != null) {
            long years = ChronoUnit.YEARS.between(
                    LocalDate.parse(birth), time.local().toLocalDate());
            comment("<age>: " + years);
        }
        if (person.sex() != null) {
            comment("<sex>: " + (person.sex() == Sex.MALE ? "M" : "F"));
        }
    }

    private void comment(String line) {
        comments.append('#').append(FileFaults.plain(line)).append('\n');
    }
}
