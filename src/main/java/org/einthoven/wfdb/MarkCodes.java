package org.einthoven.wfdb;

import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Wave;

/** The annotation codes in which beats and waves are written. */
public final class MarkCodes {
    private MarkCodes() {}

    /** The classes of AAMI EC57 under the codes that stand for them there (table 3, as {@code ecgmap.h} reads it back). */
    public static AnnotationCode of(BeatClass beatClass) {
        return switch (beatClass) {
            case N -> AnnotationCode.NORMAL;
            case S -> AnnotationCode.SUPRAVENTRICULAR_PREMATURE;
            case V -> AnnotationCode.VENTRICULAR_PREMATURE;
            case F -> AnnotationCode.FUSION;
            case Q -> AnnotationCode.UNCLASSIFIABLE;
        };
    }

    /** The peak of a wave, as LUDB has it. */
    public static AnnotationCode of(Wave wave) {
        return switch (wave) {
            case P -> AnnotationCode.P_WAVE;
            case QRS -> AnnotationCode.NORMAL;
            case T -> AnnotationCode.T_WAVE;
            case NONE -> throw new IllegalArgumentException("no wave");
        };
    }
}
