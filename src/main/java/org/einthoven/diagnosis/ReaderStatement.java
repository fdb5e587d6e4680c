package org.einthoven.diagnosis;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reader ticks who reads an ECG before seeing what the machine says of it, and the findings that say the same. A
 * finding with several grades or criteria is one statement here, since a reader's word for it is one. In the order in which
 * an ECG is read (Kligfield et al. 2007): rhythm, conduction, chambers, repolarisation.
 */
public enum ReaderStatement {
    SINUS_RHYTHM(Part.RHYTHM, "Sinus rhythm", FindingCode.SINUS_RHYTHM),
    BRADYCARDIA(Part.RHYTHM, "Bradycardia", FindingCode.SINUS_BRADYCARDIA, FindingCode.BRADYCARDIA),
    TACHYCARDIA(Part.RHYTHM, "Tachycardia", FindingCode.SINUS_TACHYCARDIA, FindingCode.TACHYCARDIA),
    ATRIAL_FIBRILLATION(
            Part.RHYTHM,
            "Atrial fibrillation",
            FindingCode.ATRIAL_FIBRILLATION,
            FindingCode.LEARNED_ATRIAL_FIBRILLATION,
            FindingCode.RHYTHM_MODEL_FIBRILLATION),
    ATRIAL_FLUTTER(Part.RHYTHM, "Atrial flutter", FindingCode.FLUTTER_POSSIBLE),
    PACED_RHYTHM(
            Part.RHYTHM,
            "Paced rhythm",
            FindingCode.PACED_RHYTHM,
            FindingCode.PACED_RHYTHM_POSSIBLE,
            FindingCode.INTERMITTENT_PACING),
    PAUSE(Part.RHYTHM, "Pause", FindingCode.PAUSE),
    SUPRAVENTRICULAR_ECTOPY(
            Part.RHYTHM,
            "Supraventricular ectopic beats",
            FindingCode.SUPRAVENTRICULAR_ECTOPY,
            FindingCode.SUPRAVENTRICULAR_RUN),
    VENTRICULAR_ECTOPY(
            Part.RHYTHM,
            "Ventricular ectopic beats",
            FindingCode.VENTRICULAR_ECTOPY,
            FindingCode.VENTRICULAR_COUPLET,
            FindingCode.VENTRICULAR_BIGEMINY,
            FindingCode.VENTRICULAR_TRIGEMINY),
    VENTRICULAR_RUN(Part.RHYTHM, "Run of ventricular beats", FindingCode.VENTRICULAR_RUN),
    FIRST_DEGREE_AV_BLOCK(
            Part.CONDUCTION, "First-degree AV block", FindingCode.FIRST_DEGREE_AV_BLOCK, FindingCode.LONG_PR),
    SECOND_DEGREE_AV_BLOCK(Part.CONDUCTION, "Second-degree AV block", FindingCode.SECOND_DEGREE_AV_BLOCK_POSSIBLE),
    THIRD_DEGREE_AV_BLOCK(Part.CONDUCTION, "Third-degree AV block", FindingCode.THIRD_DEGREE_AV_BLOCK_POSSIBLE),
    LEFT_BBB(Part.CONDUCTION, "Left bundle branch block", FindingCode.LEFT_BBB, FindingCode.INCOMPLETE_LEFT_BBB),
    RIGHT_BBB(Part.CONDUCTION, "Right bundle branch block", FindingCode.RIGHT_BBB, FindingCode.INCOMPLETE_RIGHT_BBB),
    FASCICULAR_BLOCK(
            Part.CONDUCTION,
            "Fascicular block",
            FindingCode.LEFT_ANTERIOR_FASCICULAR_BLOCK,
            FindingCode.LEFT_POSTERIOR_FASCICULAR_BLOCK),
    OTHER_CONDUCTION(Part.CONDUCTION, "Other wide QRS complex", FindingCode.NONSPECIFIC_IVCD, FindingCode.WIDE_QRS),
    PRE_EXCITATION(Part.CONDUCTION, "Ventricular pre-excitation", FindingCode.PRE_EXCITATION_POSSIBLE),
    AXIS_DEVIATION(
            Part.CHAMBERS,
            "Axis deviation",
            FindingCode.LEFT_AXIS_DEVIATION,
            FindingCode.RIGHT_AXIS_DEVIATION,
            FindingCode.EXTREME_AXIS_DEVIATION),
    LEFT_VENTRICULAR_HYPERTROPHY(
            Part.CHAMBERS, "Left ventricular hypertrophy", FindingCode.LVH_SOKOLOW_LYON, FindingCode.LVH_CORNELL),
    RIGHT_VENTRICULAR_HYPERTROPHY(
            Part.CHAMBERS, "Right ventricular hypertrophy", FindingCode.RIGHT_VENTRICULAR_HYPERTROPHY),
    LOW_VOLTAGE(Part.CHAMBERS, "Low QRS voltage", FindingCode.LOW_VOLTAGE),
    ST_ELEVATION(Part.REPOLARISATION, "ST elevation", FindingCode.ST_ELEVATION),
    ST_DEPRESSION(Part.REPOLARISATION, "ST depression", FindingCode.ST_DEPRESSION),
    T_INVERSION(Part.REPOLARISATION, "T wave inversion", FindingCode.T_INVERSION),
    Q_WAVES(Part.REPOLARISATION, "Pathological Q waves", FindingCode.Q_WAVES),
    LONG_QTC(Part.REPOLARISATION, "Long QTc", FindingCode.LONG_QTC),
    SHORT_QTC(Part.REPOLARISATION, "Short QTc", FindingCode.SHORT_QTC),
    ELECTRODES_EXCHANGED(
            Part.RECORDING,
            "Electrodes exchanged",
            FindingCode.ARM_ELECTRODES_REVERSED_POSSIBLE,
            FindingCode.LIMB_ELECTRODES_EXCHANGED_POSSIBLE,
            FindingCode.CHEST_ELECTRODES_EXCHANGED_POSSIBLE);

    /** Of what of an ECG a statement speaks. */
    public enum Part {
        RHYTHM("Rhythm"),
        CONDUCTION("Conduction"),
        CHAMBERS("Axis and chambers"),
        REPOLARISATION("Infarction and repolarisation"),
        RECORDING("Recording");

        private final String display;

        Part(String display) {
            this.display = display;
        }

        public String display() {
            return display;
        }
    }

    private final Part part;
    private final String display;
    private final Set<FindingCode> codes;

    ReaderStatement(Part part, String display, FindingCode... codes) {
        this.part = part;
        this.display = display;
        this.codes = Arrays.stream(codes).collect(Collectors.toUnmodifiableSet());
    }

    public Part part() {
        return part;
    }

    public String display() {
        return display;
    }

    /** Whether a finding says it. */
    public boolean isSaidBy(Finding finding) {
        return codes.contains(finding.code());
    }

    /** The finding that it is the word for; empty where it is the word for several. */
    public Optional<FindingCode> onlyCode() {
        return codes.size() == 1 ? codes.stream().findFirst() : Optional.empty();
    }

    /** The codes of the findings that say it. */
    public Set<FindingCode> codes() {
        return codes;
    }

    /** What these findings say. */
    public static Set<ReaderStatement> of(Collection<Finding> findings) {
        Set<ReaderStatement> said = EnumSet.noneOf(ReaderStatement.class);
        for (ReaderStatement statement : values()) {
            if (findings.stream().anyMatch(statement::isSaidBy)) {
                said.add(statement);
            }
        }
        return Collections.unmodifiableSet(said);
    }
}
