package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.evaluation.Ec57.Stretch;
import org.einthoven.evaluation.Ec57.TrueBeat;
import org.einthoven.wfdb.WfdbAnnotation;
import org.einthoven.wfdb.WfdbChannel;
import org.einthoven.wfdb.WfdbRecord;

/**
 * A Holter record with the classes of its beats, as the MIT-BIH databases have them.
 *
 * @param ecg both leads; those that the database does not name are called I and II
 * @param flutter stretches without beats to be found
 * @param rhythms for the rows by rhythm: nothing that a beat's class may be read from
 */
public record BeatRecord(
        String id, Ecg ecg, List<TrueBeat> beats, List<Stretch> flutter, AnnotatedRhythms rhythms, Subject subject) {

    /** How MIT-BIH's headers begin to speak of the patient: {@code 69 M}; an age of -1 is not known. */
    private static final Pattern PATIENT = Pattern.compile("\\s*(-?\\d+) ([MF])\\b.*");

    public BeatRecord {
        beats = List.copyOf(beats);
        flutter = List.copyOf(flutter);
    }

    /** @param set the folder of the database */
    public static BeatRecord read(Path set, String id) throws IOException {
        WfdbRecord record = WfdbRecord.read(set.resolve(id));
        List<WfdbAnnotation> annotations = record.annotations("atr");
        Ecg ecg = record.ecg()
                .filter(named -> named.leads().size() == record.channels().size())
                .orElseGet(() -> unnamed(record));
        return new BeatRecord(
                id,
                ecg,
                Ec57.beats(annotations, record.rate()),
                Ec57.flutter(annotations, record.rate()),
                AnnotatedRhythms.of(annotations, record.rate()),
                subject(record.comments()));
    }

    /** Unknown where the headers do not say it, as those of SVDB. */
    static Subject subject(List<String> comments) {
        Matcher patient = PATIENT.matcher(comments.isEmpty() ? "" : comments.get(0));
        if (!patient.matches()) {
            return Subject.UNKNOWN;
        }
        double age = Double.parseDouble(patient.group(1));
        return new Subject(age < 0 ? null : age, patient.group(2).equals("F") ? Subject.Sex.FEMALE : Subject.Sex.MALE);
    }

    private static Ecg unnamed(WfdbRecord record) {
        List<Lead> leads = new ArrayList<>();
        for (WfdbChannel channel : record.channels()) {
            leads.add(new Lead(LeadName.values()[leads.size()], channel.samples()));
        }
        return new Ecg(record.rate(), leads);
    }
}
