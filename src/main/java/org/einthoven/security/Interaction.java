package org.einthoven.security;

/** What is done to resources of a type, in the letters of SMART App Launch 2.2, 3.0.2.1. */
public enum Interaction {
    CREATE('c'),
    /** Also of a version, and of one resource's history. */
    READ('r'),
    /** Also by a patch. */
    UPDATE('u'),
    DELETE('d'),
    /** Also the history of a type. */
    SEARCH('s');

    private final char letter;

    Interaction(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }
}
