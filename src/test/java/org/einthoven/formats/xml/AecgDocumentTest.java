package org.einthoven.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Wave;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.MadeOutgoing;
import org.einthoven.formats.Marks;
import org.einthoven.formats.Marks.BeatMark;
import org.einthoven.formats.Marks.WaveMark;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.SentFile;
import org.junit.jupiter.api.Test;

class AecgDocumentTest {
    @Test
    void annotatesBeatsAndWavesAtTheirTimesAndLeads() {
        XmlElement root = read(
                MadeOutgoing.ecg(MadeOutgoing.channels(new MadeEcg(List.of("I", "II", "V1"), 1000, 7), 500, 5, 0)));

        List<Tuple> marks = root.below("annotation")
                .filter(annotation -> annotation.at("support").isPresent())
                .map(annotation -> tuple(
                        value(annotation, "value", "code"),
                        annotation
                                .below("low")
                                .findFirst()
                                .flatMap(low -> low.attribute("value"))
                                .orElse(""),
                        annotation
                                .below("high")
                                .findFirst()
                                .flatMap(low -> low.attribute("value"))
                                .orElse(""),
                        annotation
                                .below("boundary")
                                .skip(1)
                                .findFirst()
                                .map(lead -> value(lead, "code", "code"))
                                .orElse("")))
                .toList();

        assertThat(marks)
                .hasSize(5 + 9)
                .startsWith(
                        tuple("MDC_ECG_BEAT_NORMAL", "20211122143005.5120000+0100", "20211122143005.5120000+0100", ""))
                .contains(
                        tuple(
                                "MDC_ECG_WAVC_PWAVE",
                                "20211122143005.3500000+0100",
                                "20211122143005.4400000+0100",
                                "MDC_ECG_LEAD_V1"),
                        tuple("MDC_ECG_WAVC_TWAVE", "20211122143005.6700000+0100", "20211122143005.8300000+0100", ""));
    }

    @Test
    void countsSecondsWhereNobodySaidWhenItWas() {
        XmlElement root = read(MadeOutgoing.recording(
                MadeOutgoing.PERSON,
                null,
                List.of(MadeOutgoing.channels(new MadeEcg(List.of("II"), 1000, 7), 500, 5, 0)),
                MadeOutgoing.marks()));

        assertThat(root.below("effectiveTime")).isEmpty();
        assertThat(root.below("low").findFirst().flatMap(low -> low.attribute("value")))
                .isEqualTo(Optional.of("0.262"));
    }

    /** Half an hour at 200 beats a minute. */
    @Test
    void aFileOfVeryManyBeatsCanBeReadAgainAndSaysWhatWasLeftOut() {
        List<BeatMark> beats = new ArrayList<>();
        List<WaveMark> waves = new ArrayList<>();
        for (int beat = 0; beat < 6000; beat++) {
            double at = 300.0 * beat;
            beats.add(new BeatMark(at, BeatClass.N));
            for (Wave wave : List.of(Wave.P, Wave.QRS, Wave.T)) {
                waves.add(new WaveMark(null, wave, at - 40, at, at + 40));
            }
        }

        XmlElement root = read(MadeOutgoing.recording(
                MadeOutgoing.PERSON,
                MadeOutgoing.TIME,
                List.of(MadeOutgoing.channels(new MadeEcg(List.of("II"), 1000, 7), 500, 5, 0)),
                new Marks(beats, waves, List.of())));

        assertThat(root.below("annotation").map(annotation -> value(annotation, "code", "code")))
                .filteredOn("MDC_ECG_BEAT"::equals)
                .hasSize(6000);
        assertThat(root.below("value").map(XmlElement::text))
                .contains("Left out of this file for their number: 18000 waves");
    }

    private static String value(XmlElement element, String child, String attribute) {
        return element.at(child).flatMap(found -> found.attribute(attribute)).orElse("");
    }

    private static XmlElement read(OutgoingRecording sent) {
        return XmlDocument.read("HL7 aECG", new SentFile("out.xml", new AecgDocument().write(sent)));
    }
}
