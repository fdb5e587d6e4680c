package org.einthoven.rhythm;

/**
 * The rhythm of a part of a recording, as everything in a reading takes it: findings, the classes of beats, the survey.
 *
 * @param told what the rhythm model says of this part alone
 * @param fibrillation 0 to 1, how likely it is with what lies around it that the atria fibrillate
 * @param fibrillates whether they are taken to
 */
public record RhythmStretch(Stretch stretch, LearnedRhythm told, double fibrillation, boolean fibrillates) {

    /** The same where the atria are not taken to fibrillate, whatever the model says. */
    public RhythmStretch withoutFibrillation() {
        return new RhythmStretch(stretch, told, fibrillation, false);
    }
}
