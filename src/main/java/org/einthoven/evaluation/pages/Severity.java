package org.einthoven.evaluation.pages;

/** What happens to a page between the cart and the file. */
public enum Severity {
    /** The file that a cart or a hospital's system would export. */
    CLEAN,
    /** A sheet that was laid on a flat-bed scanner. */
    SCAN,
    /** A sheet on a desk, photographed by hand. */
    PHONE,
    /** A sheet that was folded, crumpled and stained before it was photographed. */
    STAINED
}
