package org.einthoven.evaluation;

/**
 * What a model said of one yes-or-no question, and what was true.
 *
 * @param score higher where yes is likelier
 */
public record Scored(double score, boolean truth) {}
