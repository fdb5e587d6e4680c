package org.einthoven.rhythm;

/** What a whole recording shows: the classes of PhysioNet/CinC 2017 (Clifford et al. 2017), in the model's order. */
public enum RhythmClass {
    N("normal rhythm"),
    A("atrial fibrillation"),
    O("another rhythm, or ectopic beats"),
    NOISE("too noisy to tell");

    private final String display;

    RhythmClass(String display) {
        this.display = display;
    }

    public String display() {
        return display;
    }
}
