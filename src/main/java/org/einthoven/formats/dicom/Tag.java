package org.einthoven.formats.dicom;

/** The tags of what is read (PS3.6, 6). */
final class Tag {
    static final int ACQUISITION_TIME = 0x0008_002A;
    static final int MANUFACTURER = 0x0008_0070;
    static final int CODE = 0x0008_0100;
    static final int CODE_MEANING = 0x0008_0104;
    static final int MODEL = 0x0008_1090;
    static final int PATIENT_NAME = 0x0010_0010;
    static final int PATIENT_ID = 0x0010_0020;
    static final int PATIENT_BIRTH = 0x0010_0030;
    static final int PATIENT_SEX = 0x0010_0040;
    static final int SERIAL_NUMBER = 0x0018_1000;
    static final int SOFTWARE = 0x0018_1020;
    static final int TIME_OFFSET = 0x0018_1068;
    static final int ORIGINALITY = 0x003A_0004;
    static final int CHANNEL_COUNT = 0x003A_0005;
    static final int SAMPLE_COUNT = 0x003A_0010;
    static final int FREQUENCY = 0x003A_001A;
    static final int CHANNELS = 0x003A_0200;
    static final int CHANNEL_LABEL = 0x003A_0203;
    static final int CHANNEL_SOURCE = 0x003A_0208;
    static final int SENSITIVITY = 0x003A_0210;
    static final int SENSITIVITY_UNITS = 0x003A_0211;
    static final int SENSITIVITY_CORRECTION = 0x003A_0212;
    static final int BASELINE = 0x003A_0213;
    static final int FILTER_LOW = 0x003A_0220;
    static final int FILTER_HIGH = 0x003A_0221;
    static final int FILTER_NOTCH = 0x003A_0222;
    static final int MEASUREMENT_UNITS = 0x0040_08EA;
    static final int CONCEPT_NAME = 0x0040_A043;
    static final int NUMERIC_VALUE = 0x0040_A30A;
    static final int ANNOTATIONS = 0x0040_B020;
    static final int UNFORMATTED_TEXT = 0x0070_0006;
    static final int WAVEFORMS = 0x5400_0100;
    static final int BITS_ALLOCATED = 0x5400_1004;
    static final int INTERPRETATION = 0x5400_1006;
    static final int PADDING = 0x5400_100A;
    static final int DATA = 0x5400_1010;

    private Tag() {}
}
