package org.einthoven.formats.xml;

import org.einthoven.ecg.Subject.Sex;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.NamedOid;
import org.einthoven.formats.OutgoingFormat;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordingDevice;
import org.jspecify.annotations.Nullable;

/**
 * HL7's annotated ECG (Implementation Guide, 2005): the rhythm series, a sequence set for leads that were recorded at the same
 * times, and what was read as annotations. Of a trial, which an ECG of a clinic has not, it says nothing.
 */
public final class AecgDocument implements OutgoingFormat {
    static final String ACT_CODE = "2.16.840.1.113883.5.4";
    private static final String CPT_4 = "2.16.840.1.113883.6.12";
    private static final String GENDER = "2.16.840.1.113883.5.1";
    private static final String OID = "urn:oid:";

    @Override
    public byte[] write(OutgoingRecording recording) {
        if (recording.isPleth()) {
            throw FileFaults.notWritable(AnnotatedEcg.FORMAT, "it holds electrocardiograms alone");
        }
        XmlWriter xml = new XmlWriter("AnnotatedECG");
        AecgTime time = new AecgTime(recording);
        xml.leaf("id", "root", recording.id().toString());
        xml.leaf("code", "code", "93000", "codeSystem", CPT_4, "codeSystemName", "CPT-4");
        effectiveTime(xml, time);
        subject(xml, recording.person());
        xml.in("component", () -> xml.in("series", () -> series(xml, recording, time)));
        return xml.bytes();
    }

    /** Nothing where nobody said when it was recorded. */
    private static void effectiveTime(XmlWriter xml, AecgTime time) {
        if (time.isStated()) {
            xml.in("effectiveTime", () -> {
                xml.leaf("low", "value", time.at(0));
                xml.leaf("high", "value", time.end());
            });
        }
    }

    private static void subject(XmlWriter xml, RecordedPerson person) {
        Runnable trialSubject = () -> {
            String id = person.id();
            if (id != null) {
                xml.leaf("id", "root", root(person.idSystem()), "extension", id);
            }
            xml.in("subjectDemographicPerson", () -> demographics(xml, person));
        };
        xml.in(
                "componentOf",
                () -> xml.in(
                        "timepointEvent",
                        () -> xml.in(
                                "componentOf",
                                () -> xml.in(
                                        "subjectAssignment",
                                        () -> xml.in("subject", () -> xml.in("trialSubject", trialSubject))))));
    }

    /** The OID of who gave the number, or one for its name. */
    private static String root(@Nullable String system) {
        if (system != null && system.startsWith(OID)) {
            return system.substring(OID.length());
        }
        return NamedOid.of(String.valueOf(system));
    }

    private static void demographics(XmlWriter xml, RecordedPerson person) {
        if (person.family() != null || person.given() != null) {
            xml.in("name", () -> {
                xml.text("family", person.family());
                xml.text("given", person.given());
            });
        }
        if (person.sex() != null) {
            xml.leaf("administrativeGenderCode", "code", person.sex() == Sex.MALE ? "M" : "F", "codeSystem", GENDER);
        }
        String birth = person.birthDate();
        if (birth != null) {
            xml.leaf("birthTime", "value", birth.replace("-", ""));
        }
    }

    private static void series(XmlWriter xml, OutgoingRecording recording, AecgTime time) {
        xml.leaf("code", "code", "RHYTHM", "codeSystem", ACT_CODE);
        effectiveTime(xml, time);
        device(xml, recording.device());
        for (AecgSequences set : AecgSequences.of(recording)) {
            xml.in("component", () -> xml.in("sequenceSet", () -> set.write(xml, time)));
        }
        new AecgAnnotations(xml, recording, time).write();
    }

    private static void device(XmlWriter xml, RecordingDevice device) {
        if (!device.isKnown()) {
            return;
        }
        xml.in(
                "author",
                () -> xml.in("seriesAuthor", () -> {
                    xml.in("manufacturedSeriesDevice", () -> {
                        if (device.serialNumber() != null) {
                            xml.leaf("id", "root", root("serial numbers"), "extension", device.serialNumber());
                        }
                        xml.text("manufacturerModelName", device.model());
                        xml.text("softwareName", device.software());
                    });
                    if (device.manufacturer() != null) {
                        xml.in("manufacturerOrganization", () -> xml.text("name", device.manufacturer()));
                    }
                }));
    }
}
