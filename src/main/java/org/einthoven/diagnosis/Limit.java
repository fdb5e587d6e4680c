package org.einthoven.diagnosis;

/** Every limit between what is said and what is flagged, with the source it was taken from. */
public enum Limit {
    SLOW_RATE(50, "/min", "ACC/AHA/HRS 2018 bradycardia guideline: sinus bradycardia is below 50/min"),
    FAST_RATE(100, "/min", "ACC/AHA/HRS 2015 supraventricular tachycardia guideline: tachycardia is above 100/min"),
    SLOW_RATE_SCHOOL(58, "/min", Limit.PALS + "6 to 12 years"),
    FAST_RATE_SCHOOL(118, "/min", Limit.PALS + "6 to 12 years"),
    SLOW_RATE_PRESCHOOL(65, "/min", Limit.PALS + "3 to 6 years"),
    FAST_RATE_PRESCHOOL(120, "/min", Limit.PALS + "3 to 6 years"),
    SLOW_RATE_TODDLER(80, "/min", Limit.PALS + "1 to 3 years"),
    FAST_RATE_TODDLER(140, "/min", Limit.PALS + "1 to 3 years"),
    SLOW_RATE_INFANT(90, "/min", Limit.PALS + "the first year"),
    FAST_RATE_INFANT(180, "/min", Limit.PALS + "the first year"),
    PAUSE(2000, "ms", "usual limit of ambulatory recorders; the ACC/AHA/HRS 2018 guideline acts from 3 s"),
    LONG_PAUSE(3000, "ms", "ACC/AHA/HRS 2018 bradycardia guideline: sinus pauses above 3 s"),
    SILENT_CYCLES(
            2.5,
            "typical RR intervals",
            "ours: a beat missed at the edge of a recording leaves two, which are no silence"),
    LONG_PR(200, "ms", "ACC/AHA/HRS 2018 bradycardia guideline: first-degree AV block is a PR above 200 ms"),
    DROPPED_BEAT(1.4, "", "ours: PTB-XL and LUDB, development records; sinus arrhythmia seldom reaches it"),
    EARLY_BEAT(0.9, "", "ours: a beat earlier than this lets a compensatory pause follow"),
    PR_RESET(
            30,
            "ms",
            "ours: PR shortens by more than its error (about 15 ms) after the dropped beat of a Wenckebach period"),
    DISSOCIATED_INTERVALS(4, "", "ours: fewer intervals say nothing of a rate of its own"),
    DISSOCIATED_PR(40, "ms", "ours: median deviation; P waves that walk through the cycle have a quarter of it"),
    ATRIA_FASTER(1.15, "", "ours: atria and ventricles at about one rate may be led by each other"),
    STEADY(0.08, "", "ours: median deviation over the median; a rhythm of its own is as steady as a clock"),
    WIDE_QRS(120, "ms", "AHA/ACCF/HRS 2009, part III: complete bundle branch block in adults"),
    WIDE_QRS_CHILD(100, "ms", "AHA/ACCF/HRS 2009, part III: complete bundle branch block from 4 to 16 years"),
    WIDE_QRS_TODDLER(90, "ms", "AHA/ACCF/HRS 2009, part III: complete bundle branch block below 4 years"),
    LEFT_AXIS(-30, "deg", "AHA/ACCF/HRS 2009, part III: the adult axis is normal from \u221230 to 90 degrees"),
    RIGHT_AXIS(90, "deg", "AHA/ACCF/HRS 2009, part III: the adult axis is normal from \u221230 to 90 degrees"),
    LONG_QTC(460, "ms", "AHA/ACCF/HRS 2009, part IV: 450 ms in men, 460 ms in women; 460 ms where the sex is unknown"),
    LONG_QTC_MALE(450, "ms", "AHA/ACCF/HRS 2009, part IV: 450 ms in men (from 16 years on)"),
    VERY_LONG_QTC(500, "ms", "AHA/ACCF 2010 on torsade de pointes in hospital: above 500 ms the risk is high"),
    SHORT_QTC(350, "ms", "Gollob et al. 2011, short QT syndrome: below 350 ms scores two points"),
    FAST_VENTRICULAR_RUN(
            100, "/min", "AHA/ACC/HRS 2017 ventricular arrhythmia guideline: tachycardia is above 100/min"),
    SUPRAVENTRICULAR_PER_HOUR(30, "/h", "Binici et al. 2010: excessive supraventricular ectopy is 30/h or more"),
    SUPRAVENTRICULAR_SHARE(0.1, "of beats", "ours, for recordings too short to count beats an hour"),
    UNCLASSIFIABLE_SHARE(0.1, "of beats", "ours: single beats that cannot be classified are common in any recording"),
    P_BEFORE_BEATS(0.8, "of beats", "ours: P waves hide in noise, yet most must be seen to call a rhythm sinus"),
    P_ABSENT(0.4, "of beats", "ours: share of beats with a P wave below which there is no regular atrial activity"),
    IRREGULAR(0.06, "", "PhysioNet/CinC 2017, development records: above it 93 % of atrial fibrillation, 6 % of sinus"),
    VERY_IRREGULAR(
            0.1, "", "PhysioNet/CinC 2017, development records: above it 82 % of atrial fibrillation, 2 % of sinus"),
    REGULAR_RANGE(
            120,
            "ms",
            "the textbooks' limit of sinus arrhythmia: longest and shortest PP interval differ by over 0.12 s"),
    SINUS_ARRHYTHMIA(
            0.25,
            "",
            "ours: PTB-XL, development records: cardiologists name it from a quarter of the typical interval"),
    FLUTTER_REGULARITY(0.75, "", "ours: PTB-XL and LUDB, development records"),
    FLUTTER_AMPLITUDE(0.02, "mV", "ours: PTB-XL and LUDB, development records; fainter waves are noise"),
    PACED_SHARE(0.5, "of beats", "ours: a rhythm is paced where most of its beats are"),
    LOOK_PACED(0.1, "of beats", "ours: MIT-BIH, paced records and DS1: single such beats are common in any recording"),
    PACED_BEATS(2, "", "ours: one spike alone may be an artefact"),
    SINUS_P_AXIS_FROM(-15, "deg", "ours: normal is 0 to 75 degrees (AHA/ACCF/HRS 2009, part II), widened by the error"),
    SINUS_P_AXIS_TO(90, "deg", "ours: normal is 0 to 75 degrees (AHA/ACCF/HRS 2009, part II), widened by the error"),
    RHYTHM_MODEL_AGREES(0.5, "", "ours: beside criteria that say the same, fibrillation has to be likelier than not"),
    RHYTHM_MODEL_ALONE(
            0.7, "", "ours: PhysioNet/CinC 2017, fold 4: from here on it invents none that criteria do not say too"),
    RHYTHM_MODEL_RULES_OUT(
            0.1,
            "",
            "ours: PhysioNet/CinC 2017, fold 4: 28 of 60 false alarms of criteria lie below, 1 of 103 right ones"),
    FIBRILLATION_PERSISTS(
            0.5,
            "of half minutes",
            "ours: a long recording is called after fibrillation where that is there for most of it"),
    RHYTHM_MODEL_NOISE(
            0.8,
            "",
            "ours: PhysioNet/CinC 2017, fold 4, with ectopic beats: 12 of 33 of noise reach it, 2 of 753 others"),
    RHYTHM_MODEL_NORMAL(
            0.9,
            "",
            "ours: PhysioNet/CinC 2017, fold 4: 201 of 329 normal recordings with ventricular beats reach it, 7 of 180 others"),
    LOW_QUALITY(0.5, "", "ours: overall signal quality below which each finding is in doubt");

    private static final String PALS =
            "AHA Pediatric Advanced Life Support 2015, from the lowest rate asleep to the highest" + " awake: ";

    private final double value;
    private final String unit;
    private final String source;

    Limit(double value, String unit, String source) {
        this.value = value;
        this.unit = unit;
        this.source = source;
    }

    public double value() {
        return value;
    }

    public String unit() {
        return unit;
    }

    public String source() {
        return source;
    }
}
