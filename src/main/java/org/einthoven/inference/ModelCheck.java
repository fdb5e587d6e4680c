package org.einthoven.inference;

/** What a model's folder has to stand before anything is read with it, in the order in which it is tried. */
public enum ModelCheck {
    FILES("its files are there and readable"),
    SIGNATURE("it is signed as this site asks for"),
    HASH("its weights are those that its card names"),
    GRAPH("it opens, with the inputs and outputs that its card states"),
    GOLDEN("its golden vector comes out as at export"),
    TRIAL("a generated recording is read with it");

    private final String words;

    ModelCheck(String words) {
        this.words = words;
    }

    /** What is so where it has passed. */
    public String words() {
        return words;
    }
}
