package org.einthoven.orders;

/**
 * A number by which another system knows something.
 *
 * @param system a URI of who gave it; empty where that is not known
 * @param type of HL7 table 0203, such as MR; empty where it is not said
 */
public record IssuedNumber(String system, String value, String type) {}
