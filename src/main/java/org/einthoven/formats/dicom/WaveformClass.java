package org.einthoven.formats.dicom;

import org.einthoven.ecg.LeadName;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.OutgoingRecording;

/** The waveform objects that are written, within what each of them allows (PS3.3, A.34). */
enum WaveformClass {
    TWELVE_LEAD("1.2.840.10008.5.1.4.1.1.9.1.1", "ECG", 16),
    GENERAL("1.2.840.10008.5.1.4.1.1.9.1.2", "ECG", 16),
    AMBULATORY("1.2.840.10008.5.1.4.1.1.9.1.3", "ECG", 16),
    GENERAL_32_BIT("1.2.840.10008.5.1.4.1.1.9.1.4", "ECG", 32),
    ARTERIAL_PULSE("1.2.840.10008.5.1.4.1.1.9.5.1", "HD", 16);

    private static final int MOST_SAMPLES_OF_TWELVE_LEADS = 16_384;
    private static final int MOST_CHANNELS_OF_GENERAL = 24;
    private static final int MOST_CHANNELS_OF_AMBULATORY = 12;

    private final String uid;
    private final String modality;
    private final int bits;

    WaveformClass(String uid, String modality, int bits) {
        this.uid = uid;
        this.modality = modality;
        this.bits = bits;
    }

    String uid() {
        return uid;
    }

    String modality() {
        return modality;
    }

    /** Of a sample. */
    int bits() {
        return bits;
    }

    /** The narrowest that holds the recording. */
    static WaveformClass of(OutgoingRecording recording) {
        boolean wide = recording.channels().stream().anyMatch(channel -> channel.isWiderThan(Short.MAX_VALUE));
        double hz = recording.rate().hz();
        int channels = recording.channels().size();
        if (recording.isPleth()) {
            if (wide || hz > 600 || channels > 1) {
                throw FileFaults.notWritable(
                        DicomFile.FORMAT, "a pulse waveform has one channel of 16 bits at up to 600 Hz");
            }
            return ARTERIAL_PULSE;
        }
        if (channels > MOST_CHANNELS_OF_GENERAL) {
            throw FileFaults.notWritable(
                    DicomFile.FORMAT, channels + " channels are more than the " + MOST_CHANNELS_OF_GENERAL + " it has");
        }
        if (wide || hz > 1000 || hz < 200 && (hz < 50 || channels > MOST_CHANNELS_OF_AMBULATORY)) {
            return GENERAL_32_BIT;
        }
        if (hz < 200) {
            return AMBULATORY;
        }
        return isTwelveLead(recording) ? TWELVE_LEAD : GENERAL;
    }

    private static boolean isTwelveLead(OutgoingRecording recording) {
        return recording.channels().size() <= 12
                && recording.length() <= MOST_SAMPLES_OF_TWELVE_LEADS
                && recording.channels().stream()
                        .allMatch(channel ->
                                channel.lead() != null && channel.lead().compareTo(LeadName.V6) <= 0);
    }
}
