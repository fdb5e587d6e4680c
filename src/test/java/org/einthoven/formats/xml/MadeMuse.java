package org.einthoven.formats.xml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;

/** Writes MUSE files. */
public final class MadeMuse {
    public static final int RATE_HZ = 500;

    private MadeMuse() {}

    public static SentFile file(MadeEcg ecg) {
        return new SentFile("muse.xml", text(ecg).getBytes(StandardCharsets.ISO_8859_1));
    }

    static String text(MadeEcg ecg) {
        StringBuilder leads = new StringBuilder();
        for (int i = 0; i < ecg.labels().size(); i++) {
            leads.append(
                    """
                    <LeadData><LeadSampleCountTotal>%d</LeadSampleCountTotal>
                    <LeadAmplitudeUnitsPerBit>4.88</LeadAmplitudeUnitsPerBit>
                    <LeadAmplitudeUnits>MICROVOLTS</LeadAmplitudeUnits><LeadID>%s</LeadID>
                    <LeadSampleSize>2</LeadSampleSize><WaveFormData>
                    %s
                    </WaveFormData></LeadData>
                    """
                            .formatted(
                                    ecg.length(),
                                    ecg.labels().get(i),
                                    Base64.getMimeEncoder().encodeToString(MadeEcg.littleEndian(ecg.counts(i)))));
        }
        return """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE RestingECG SYSTEM "restecg.dtd">
            <RestingECG><MuseInfo><MuseVersion>9.0</MuseVersion></MuseInfo>
            <PatientDemographics><PatientID>M-%d</PatientID><DateofBirth>08-05-1953</DateofBirth><Gender>MALE</Gender>
            <PatientLastName>M\u00fcller</PatientLastName><PatientFirstName>Hans</PatientFirstName></PatientDemographics>
            <TestDemographics><AcquisitionDevice>MAC55</AcquisitionDevice><AcquisitionTime>14:30:05</AcquisitionTime>
            <AcquisitionDate>11-22-2021</AcquisitionDate></TestDemographics>
            <RestingECGMeasurements><VentricularRate>48</VentricularRate><QTInterval>452</QTInterval><PRInterval/>
            </RestingECGMeasurements>
            <Diagnosis><DiagnosisStatement><StmtFlag>ENDSLINE</StmtFlag><StmtText>Sinus bradycardia</StmtText>
            </DiagnosisStatement><DiagnosisStatement><StmtText>Otherwise</StmtText></DiagnosisStatement>
            <DiagnosisStatement><StmtFlag>ENDSLINE</StmtFlag><StmtText>normal ECG</StmtText></DiagnosisStatement>
            </Diagnosis>
            <Waveform><WaveformType>Median</WaveformType><SampleBase>500</SampleBase></Waveform>
            <Waveform><WaveformType>Rhythm</WaveformType><SampleBase>%d</SampleBase><SampleExponent>0</SampleExponent>
            <HighPassFilter>16</HighPassFilter><LowPassFilter>150</LowPassFilter><ACFilter>60</ACFilter>
            %s</Waveform></RestingECG>
            """
                .formatted(ecg.seed(), RATE_HZ, leads);
    }
}
