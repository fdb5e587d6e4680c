package org.einthoven.measure;

/** Why something was not measured, or what to mind when a value is used. */
public enum Caveat {
    TOO_FEW_BEATS("too few beats to tell"),
    NO_P_WAVES("no P wave before most beats"),
    P_UNSURE("the rhythm is irregular, and P waves do not come before nearly all beats at one distance"),
    P_UNRELATED("P waves and QRS complexes do not belong together"),
    NO_QRS_ENDS("the ends of the QRS complex were found in too few beats"),
    NO_T_END("the end of the T wave was found in too few beats"),
    NO_QT("there is no QT interval to correct"),
    NO_RR("there is no RR interval"),
    QT_BEYOND_RR("the QT interval is longer than the RR interval"),
    NO_LIMB_LEADS("lead I and one more limb lead are needed"),
    ELECTRODES("electrodes were possibly exchanged"),
    INDETERMINATE_AXIS("indeterminate: the wave is too small in the limb leads, or as much up as down"),
    IRREGULAR("mean over the beats of an irregular rhythm"),
    SHORT_RECORDING("from a short recording: not comparable with the norms of 5 min"),
    /** AHA/ACCF/HRS 2009, part IV: Bazett's correction overcorrects fast and undercorrects slow rates. */
    RATE_TOO_HIGH("above 100/min this formula gives too long a QTc"),
    RATE_TOO_LOW("below 60/min this formula gives too short a QTc"),
    NOT_DOMINANT("the beats measured are fewer than half of all"),
    NO_NORMAL_BEATS("measured on beats that are not normal ones"),
    BY_READER("set by a reader");

    private final String display;

    Caveat(String display) {
        this.display = display;
    }

    public String display() {
        return display;
    }
}
