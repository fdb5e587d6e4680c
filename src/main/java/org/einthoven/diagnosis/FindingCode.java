package org.einthoven.diagnosis;

/**
 * The findings that this version can make. {@link #code()} is ours and stable; a mapping to SNOMED CT or SCP-ECG is
 * given only where it is sure.
 */
public enum FindingCode {
    NORMAL_RATE("normal-rate", "Heart rate within 50 to 100/min"),
    BRADYCARDIA("bradycardia", "Bradycardia"),
    TACHYCARDIA("tachycardia", "Tachycardia"),
    IRREGULAR_RHYTHM("irregular-rhythm", "Irregular rhythm"),
    PAUSE("pause", "Pause"),
    SUPRAVENTRICULAR_ECTOPY("supraventricular-ectopy", "Supraventricular ectopic beats"),
    VENTRICULAR_ECTOPY("ventricular-ectopy", "Ventricular ectopic beats"),
    FUSION_BEATS("fusion-beats", "Fusion beats"),
    UNCLASSIFIABLE_BEATS("unclassifiable-beats", "Paced or unclassifiable beats"),
    VENTRICULAR_COUPLET("ventricular-couplet", "Ventricular couplets"),
    VENTRICULAR_RUN("ventricular-run", "Run of ventricular beats"),
    VENTRICULAR_BIGEMINY("ventricular-bigeminy", "Ventricular bigeminy"),
    LONG_QTC("long-qtc", "Long QTc"),
    SHORT_QTC("short-qtc", "Short QTc"),
    LONG_PR("long-pr", "Long PR interval"),
    WIDE_QRS("wide-qrs", "Wide QRS complex"),
    POOR_QUALITY("poor-quality", "Poor signal quality");

    private final String code;
    private final String display;

    FindingCode(String code, String display) {
        this.code = code;
        this.display = display;
    }

    public String code() {
        return code;
    }

    public String display() {
        return display;
    }
}
