package org.einthoven.inference;

/** A model gave something that is no number. What it says of this input must not be used. */
public final class NotFinite extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ModelRef model;

    NotFinite(ModelRef model, String output) {
        super("model " + model.name() + " " + model.version() + " gave no finite " + output);
        this.model = model;
    }

    /** Which one it was. */
    public ModelRef model() {
        return model;
    }
}
