package org.einthoven.synthesis;

/** How the AV node fails to keep up with the sinus node. */
public enum AvBlock {
    NONE,
    /** Each P wave is conducted, late: the PR interval is that of the recipe at any rate. */
    FIRST_DEGREE,
    /** Second degree, Wenckebach: the PR interval grows from beat to beat by less and less, until a P wave stands alone. */
    WENCKEBACH
}
