package org.einthoven.ecg;

/** What a sample of an ECG belongs to. The order is the class order of the delineation models. */
public enum Wave {
    NONE,
    P,
    QRS,
    T
}
