package org.einthoven.wfdb;

import java.util.Arrays;
import java.util.Optional;

/** The annotation codes of WFDB ({@code ecgcodes.h}) with the symbol under which the databases' papers know them. */
public enum AnnotationCode {
    NORMAL(1, "N"),
    LEFT_BUNDLE_BRANCH_BLOCK(2, "L"),
    RIGHT_BUNDLE_BRANCH_BLOCK(3, "R"),
    ABERRATED_ATRIAL_PREMATURE(4, "a"),
    VENTRICULAR_PREMATURE(5, "V"),
    FUSION(6, "F"),
    NODAL_PREMATURE(7, "J"),
    ATRIAL_PREMATURE(8, "A"),
    SUPRAVENTRICULAR_PREMATURE(9, "S"),
    VENTRICULAR_ESCAPE(10, "E"),
    NODAL_ESCAPE(11, "j"),
    PACED(12, "/"),
    UNCLASSIFIABLE(13, "Q"),
    SIGNAL_QUALITY_CHANGE(14, "~"),
    ARTIFACT(16, "|"),
    ST_CHANGE(18, "s"),
    T_WAVE_CHANGE(19, "T"),
    SYSTOLE(20, "*"),
    DIASTOLE(21, "D"),
    NOTE(22, "\""),
    MEASUREMENT(23, "="),
    P_WAVE(24, "p"),
    BUNDLE_BRANCH_BLOCK(25, "B"),
    PACEMAKER_SPIKE(26, "^"),
    T_WAVE(27, "t"),
    RHYTHM_CHANGE(28, "+"),
    U_WAVE(29, "u"),
    LEARNING(30, "?"),
    VENTRICULAR_FLUTTER_WAVE(31, "!"),
    FLUTTER_START(32, "["),
    FLUTTER_END(33, "]"),
    ATRIAL_ESCAPE(34, "e"),
    SUPRAVENTRICULAR_ESCAPE(35, "n"),
    LINK(36, "@"),
    BLOCKED_P_WAVE(37, "x"),
    FUSION_OF_PACED(38, "f"),
    WAVE_ONSET(39, "("),
    WAVE_END(40, ")"),
    R_ON_T(41, "r");

    private final int number;
    private final String symbol;

    AnnotationCode(int number, String symbol) {
        this.number = number;
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    int number() {
        return number;
    }

    static Optional<AnnotationCode> of(int number) {
        return Arrays.stream(values()).filter(c -> c.number == number).findFirst();
    }
}
