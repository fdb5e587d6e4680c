package org.einthoven.formats.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;

/** Writes annotated ECGs: the leads in two sequence sets, the second as long as the first later. */
public final class MadeAecg {
    private MadeAecg() {}

    public static SentFile file(MadeEcg ecg) {
        int half = ecg.labels().size() / 2;
        String sets = set(ecg, 0, half, "20021122091000.000")
                + set(ecg, half, ecg.labels().size(), "20021122091001.000");
        String text =
                """
                <AnnotatedECG xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <effectiveTime><center value="20021122091000"/></effectiveTime>
                <componentOf><timepointEvent><componentOf><subjectAssignment><subject><trialSubject>
                <id root="1.2.3" extension="A-%d"/><subjectDemographicPerson><name>Clark</name>
                <administrativeGenderCode code="M"/><birthTime value="19530508"/></subjectDemographicPerson>
                </trialSubject></subject></subjectAssignment></componentOf></timepointEvent></componentOf>
                <component><series><code code="RHYTHM"/><effectiveTime><low value="20021122091000"/></effectiveTime>
                <author><seriesAuthor><manufacturedSeriesDevice><manufacturerModelName>ELI250</manufacturerModelName>
                </manufacturedSeriesDevice></seriesAuthor></author>
                <controlVariable><controlVariable><code code="MDC_ECG_CTL_VBL_ATTR_FILTER_LOW_PASS"/><component>
                <controlVariable><value value="150" unit="Hz"/></controlVariable></component></controlVariable>
                </controlVariable>%s
                <subjectOf><annotationSet><component><annotation><code code="MDC_ECG_TIME_PD_QT"/><value value="420" unit="ms"/>
                </annotation></component><component><annotation><code code="MDC_ECG_INTERPRETATION_STATEMENT"/>
                <value>Sinus rhythm</value></annotation></component></annotationSet></subjectOf>
                </series></component></AnnotatedECG>
                """
                        .formatted(ecg.seed(), sets);
        return new SentFile("aecg.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String set(MadeEcg ecg, int from, int to, String head) {
        StringBuilder set = new StringBuilder(
                """
                <component><sequenceSet><component><sequence><code code="TIME_ABSOLUTE"/>
                <value xsi:type="GLIST_TS"><head value="%s"/><increment value="0.002" unit="s"/></value>
                </sequence></component>
                """
                        .formatted(head));
        for (int lead = from; lead < to; lead++) {
            String digits =
                    Arrays.stream(ecg.counts(lead)).mapToObj(Integer::toString).collect(Collectors.joining(" "));
            set.append(
                    """
                    <component><sequence><code code="MDC_ECG_LEAD_%s"/><value xsi:type="SLIST_PQ">
                    <origin value="0" unit="uV"/><scale value="2.5" unit="uV"/><digits>%s</digits></value>
                    </sequence></component>
                    """
                            .formatted(ecg.labels().get(lead), digits));
        }
        return set.append("</sequenceSet></component>").toString();
    }
}
