package org.einthoven.formats;

/**
 * Marks that came with a recording: what somebody else saw in it.
 *
 * @param name of the file, which tells the annotator
 * @param list each mark as its time in ms from the first sample, its code, and its note in brackets where it has one; a blank between
 *     two
 */
public record SenderMarks(String name, String list) {}
