package org.einthoven.wfdb;

/**
 * One mark in a record.
 *
 * @param sample its place, counted from the record's first sample; the record's length stands for its end
 * @param number the annotator's own number; in PhysioNet's wave annotations the kind of T wave or of boundary
 * @param aux free text, such as {@code (AFIB} at a rhythm change; empty for most
 */
public record WfdbAnnotation(int sample, AnnotationCode code, int subtype, int channel, int number, String aux) {}
