package org.einthoven.rhythm;

/** What the rhythm model says of a part of a recording. */
public record ToldStretch(Stretch stretch, LearnedRhythm told) {}
