package org.einthoven.formats.ishne;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.junit.jupiter.api.Test;

class IshneTest {
    @Test
    void readsLeadsPatientAndTimeOfAHolter() {
        SentFile file = MadeIshne.file(MadeEcg.EIGHT_LEADS);
        ImportedRecording recording = new Ishne().read(file, new Sending(List.of(file), FileHints.NONE));

        assertThat(recording.channels())
                .extracting(ImportedChannel::lead)
                .containsExactly(LeadName.II, LeadName.V1, LeadName.UNSPECIFIED);
        assertThat(MadeEcg.countsOf(recording.channels().get(2))).isEqualTo(MadeEcg.EIGHT_LEADS.counts(2));
        assertThat(recording.channels().get(1).step()).isEqualTo(2.5);
        assertThat(recording.channels().get(1).rate().hz()).isEqualTo(200);
        assertThat(recording.person())
                .isEqualTo(new RecordedPerson("H-1", null, "Clark", "Ann", "1953-05-08", Sex.FEMALE));
        assertThat(recording.time()).isEqualTo(new RecordedTime(LocalDateTime.of(2002, 11, 22, 9, 10, 5), null));
        assertThat(recording.device().model()).isEqualTo("Recorder");
    }
}
