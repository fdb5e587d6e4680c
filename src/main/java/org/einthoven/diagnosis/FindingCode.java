package org.einthoven.diagnosis;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The findings that this version can make. {@link #code()} is ours and stable. A SNOMED CT code is given only where its
 * meaning is the same; those of the rhythm are the ones that the PhysioNet/CinC Challenges 2020 and 2021 map to.
 */
public enum FindingCode {
    SINUS_RHYTHM("sinus-rhythm", "Sinus rhythm", "426783006"),
    SINUS_BRADYCARDIA("sinus-bradycardia", "Sinus bradycardia", "426177001"),
    SINUS_TACHYCARDIA("sinus-tachycardia", "Sinus tachycardia", "427084000"),
    NORMAL_RATE("normal-rate", "Heart rate within its limits", null),
    ATRIAL_RHYTHM_UNDETERMINED("atrial-rhythm-undetermined", "Atrial rhythm not determined", null),
    BRADYCARDIA("bradycardia", "Bradycardia", "48867003"),
    TACHYCARDIA("tachycardia", "Tachycardia", "3424008"),
    RATE_NOT_MEASURABLE("rate-not-measurable", "Heart rate not measurable", null),
    REGULAR_RHYTHM("regular-rhythm", "Regular rhythm", null),
    IRREGULAR_RHYTHM("irregular-rhythm", "Irregular rhythm", null),
    SINUS_ARRHYTHMIA("sinus-arrhythmia", "Sinus arrhythmia", "427393009"),
    ATRIAL_FIBRILLATION("atrial-fibrillation", "Atrial fibrillation", "164889003"),
    FLUTTER_POSSIBLE("flutter-possible", "Atrial flutter possible", null),
    PACED_RHYTHM("paced-rhythm", "Paced rhythm", "10370003"),
    PACED_RHYTHM_POSSIBLE("paced-rhythm-possible", "Paced rhythm possible", null),
    INTERMITTENT_PACING("intermittent-pacing", "Intermittent pacing", null),
    IRREGULAR_WITHOUT_P("irregular-without-p", "Irregular rhythm without P waves", null),
    PAUSE("pause", "Pause", null),
    NO_HEARTBEAT("no-heartbeat", "No heartbeat found", null),
    SUPRAVENTRICULAR_ECTOPY("supraventricular-ectopy", "Supraventricular ectopic beats", "63593006"),
    SUPRAVENTRICULAR_RUN("supraventricular-run", "Run of supraventricular ectopic beats", null),
    VENTRICULAR_ECTOPY("ventricular-ectopy", "Ventricular ectopic beats", "427172004"),
    VENTRICULAR_COUPLET("ventricular-couplet", "Ventricular couplets", "251182009"),
    VENTRICULAR_RUN("ventricular-run", "Run of ventricular beats", null),
    VENTRICULAR_BIGEMINY("ventricular-bigeminy", "Ventricular bigeminy", "11157007"),
    VENTRICULAR_TRIGEMINY("ventricular-trigeminy", "Ventricular trigeminy", "251180001"),
    FUSION_BEATS("fusion-beats", "Fusion beats", null),
    UNCLASSIFIABLE_BEATS("unclassifiable-beats", "Unclassifiable beats", null),
    LONG_PR("long-pr", "Long PR interval", "164947007"),
    FIRST_DEGREE_AV_BLOCK("first-degree-av-block", "First-degree AV block", "270492004"),
    SECOND_DEGREE_AV_BLOCK_POSSIBLE("second-degree-av-block-possible", "Second-degree AV block possible", null),
    THIRD_DEGREE_AV_BLOCK_POSSIBLE("third-degree-av-block-possible", "Third-degree AV block possible", null),
    WIDE_QRS("wide-qrs", "Wide QRS complex", null),
    LONG_QTC("long-qtc", "Long QTc", "111975006"),
    SHORT_QTC("short-qtc", "Short QTc", null),
    PRE_EXCITATION_POSSIBLE("pre-excitation-possible", "Ventricular pre-excitation possible", null),
    ARM_ELECTRODES_REVERSED_POSSIBLE("arm-electrodes-reversed-possible", "Arm electrodes possibly reversed", null),
    LIMB_ELECTRODES_EXCHANGED_POSSIBLE(
            "limb-electrodes-exchanged-possible", "Limb electrodes possibly exchanged", null),
    CHEST_ELECTRODES_EXCHANGED_POSSIBLE(
            "chest-electrodes-exchanged-possible", "Chest electrodes possibly exchanged", null),
    LEFT_BBB("left-bundle-branch-block", "Complete left bundle branch block", "733534002"),
    RIGHT_BBB("right-bundle-branch-block", "Complete right bundle branch block", "713427006"),
    INCOMPLETE_LEFT_BBB("incomplete-left-bundle-branch-block", "Incomplete left bundle branch block", "251120003"),
    INCOMPLETE_RIGHT_BBB("incomplete-right-bundle-branch-block", "Incomplete right bundle branch block", "713426002"),
    NONSPECIFIC_IVCD("nonspecific-ivcd", "Nonspecific intraventricular conduction disturbance", "698252002"),
    LEFT_ANTERIOR_FASCICULAR_BLOCK("left-anterior-fascicular-block", "Left anterior fascicular block", "445118002"),
    LEFT_POSTERIOR_FASCICULAR_BLOCK("left-posterior-fascicular-block", "Left posterior fascicular block", "445211001"),
    LEFT_AXIS_DEVIATION("left-axis-deviation", "Left axis deviation", "39732003"),
    RIGHT_AXIS_DEVIATION("right-axis-deviation", "Right axis deviation", "47665007"),
    EXTREME_AXIS_DEVIATION("extreme-axis-deviation", "Extreme axis deviation", null),
    RIGHT_VENTRICULAR_HYPERTROPHY("right-ventricular-hypertrophy", "Right ventricular hypertrophy", "89792004"),
    LVH_SOKOLOW_LYON("lvh-sokolow-lyon", "Left ventricular hypertrophy by voltage (Sokolow-Lyon)", null),
    LVH_CORNELL("lvh-cornell", "Left ventricular hypertrophy by voltage (Cornell)", null),
    LOW_VOLTAGE("low-voltage", "Low QRS voltage in the limb leads", "251147008"),
    Q_WAVES("q-waves", "Pathological Q waves", "164917005"),
    ST_ELEVATION("st-elevation", "ST elevation", "164931005"),
    ST_DEPRESSION("st-depression", "ST depression", "429622005"),
    T_INVERSION("t-inversion", "T wave inversion", "59931005"),
    LEARNED_NORMAL("learned-normal", "Normal ECG by the learned classifier", null),
    LEARNED_ATRIAL_FIBRILLATION("learned-atrial-fibrillation", "Atrial fibrillation by the learned classifier", null),
    LEARNED_INFARCTION("learned-infarction", "Myocardial infarction by the learned classifier", null),
    LEARNED_ST_T_CHANGE("learned-st-t-change", "ST-T change by the learned classifier", null),
    LEARNED_CONDUCTION_DISTURBANCE(
            "learned-conduction-disturbance", "Conduction disturbance by the learned classifier", null),
    LEARNED_HYPERTROPHY("learned-hypertrophy", "Hypertrophy by the learned classifier", null),
    LEARNED_DISAGREES("learned-disagrees", "The learned classifier does not see what criteria do", null),
    CLASSIFIER_SILENT("classifier-silent", "Not read by the learned classifier", null),
    CLASSIFIER_LEAD_MISSING("classifier-lead-missing", "Read by the learned classifier without a lead", null),
    RHYTHM_MODEL_FIBRILLATION("rhythm-model-fibrillation", "Atrial fibrillation by the rhythm model", null),
    RHYTHM_MODEL_DISAGREES("rhythm-model-disagrees", "No atrial fibrillation by the rhythm model", null),
    RHYTHM_MODEL_NOISE("rhythm-model-noise", "Too noisy for ectopic beats by the rhythm model", null),
    RHYTHM_MODEL_NORMAL("rhythm-model-normal", "No ectopic beats by the rhythm model", null),
    NOT_JUDGED("not-judged", "Not judged", null),
    LEADS_DERIVED("leads-derived", "Leads computed, not recorded", null),
    POOR_QUALITY("poor-quality", "Poor signal quality", null);

    private final String code;
    private final String display;
    private final @Nullable String snomed;

    FindingCode(String code, String display, @Nullable String snomed) {
        this.code = code;
        this.display = display;
        this.snomed = snomed;
    }

    /**
     * The statement of SCP-ECG (EN 1064) with the same meaning, as PTB-XL abbreviates it; empty where there is none that
     * is known for certain.
     */
    public Optional<String> scp() {
        return Optional.ofNullable(
                switch (this) {
                    case SINUS_RHYTHM -> "SR";
                    case SINUS_BRADYCARDIA -> "SBRAD";
                    case SINUS_TACHYCARDIA -> "STACH";
                    case SINUS_ARRHYTHMIA -> "SARRH";
                    case ATRIAL_FIBRILLATION -> "AFIB";
                    case PACED_RHYTHM -> "PACE";
                    case FIRST_DEGREE_AV_BLOCK -> "1AVB";
                    case LONG_PR -> "LPR";
                    case LONG_QTC -> "LNGQT";
                    case VENTRICULAR_ECTOPY -> "PVC";
                    case LEFT_BBB -> "CLBBB";
                    case RIGHT_BBB -> "CRBBB";
                    case INCOMPLETE_LEFT_BBB -> "ILBBB";
                    case INCOMPLETE_RIGHT_BBB -> "IRBBB";
                    case NONSPECIFIC_IVCD -> "IVCD";
                    case LEFT_ANTERIOR_FASCICULAR_BLOCK -> "LAFB";
                    case LEFT_POSTERIOR_FASCICULAR_BLOCK -> "LPFB";
                    case RIGHT_VENTRICULAR_HYPERTROPHY -> "RVH";
                    case LVH_SOKOLOW_LYON, LVH_CORNELL -> "VCLVH";
                    case LOW_VOLTAGE -> "LVOLT";
                    case Q_WAVES -> "QWAVE";
                    case ST_DEPRESSION -> "STD_";
                    case ST_ELEVATION -> "STE_";
                    case T_INVERSION -> "INVT";
                    default -> null;
                });
    }

    /**
     * The Minnesota code (Prineas, Crow & Zhang 2010) with the same definition; empty where it has none, or another one,
     * such as 6-3, which is a PR from 220 ms on.
     */
    public Optional<String> minnesota() {
        return Optional.ofNullable(
                switch (this) {
                    case LEFT_AXIS_DEVIATION -> "2-1";
                    case LEFT_BBB -> "7-1-1";
                    case RIGHT_BBB -> "7-2-1";
                    case NONSPECIFIC_IVCD -> "7-4";
                    default -> null;
                });
    }

    /** Whether the statement counts beats of a class that the beat model gave them: it cannot be right where they are not. */
    public boolean restsOnBeatClasses() {
        return switch (this) {
            case SUPRAVENTRICULAR_ECTOPY,
                    SUPRAVENTRICULAR_RUN,
                    VENTRICULAR_ECTOPY,
                    VENTRICULAR_COUPLET,
                    VENTRICULAR_RUN,
                    VENTRICULAR_BIGEMINY,
                    VENTRICULAR_TRIGEMINY,
                    FUSION_BEATS,
                    UNCLASSIFIABLE_BEATS -> true;
            default -> false;
        };
    }

    /** Whether the rhythm model says it, and not a criterion. */
    public boolean isOfRhythmModel() {
        return code.startsWith("rhythm-model-");
    }

    /** Whether the learned classifier says it, and not a criterion. */
    public boolean isLearned() {
        return code.startsWith("learned-");
    }

    /** Whether it says why the learned classifier is not to be believed, or less than it says. */
    public boolean doubtsClassifier() {
        return this == CLASSIFIER_SILENT || this == CLASSIFIER_LEAD_MISSING;
    }

    /** Whether it speaks of how the recording was made or read, and not of the heart. */
    public boolean isOfRecording() {
        return switch (this) {
            case ARM_ELECTRODES_REVERSED_POSSIBLE,
                    LIMB_ELECTRODES_EXCHANGED_POSSIBLE,
                    CHEST_ELECTRODES_EXCHANGED_POSSIBLE,
                    CLASSIFIER_SILENT,
                    CLASSIFIER_LEAD_MISSING,
                    NOT_JUDGED,
                    LEADS_DERIVED,
                    POOR_QUALITY -> true;
            default -> false;
        };
    }

    public String code() {
        return code;
    }

    public String display() {
        return display;
    }

    /** The SNOMED CT concept with the same meaning. */
    public Optional<String> snomed() {
        return Optional.ofNullable(snomed);
    }
}
