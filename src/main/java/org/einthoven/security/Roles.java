package org.einthoven.security;

/** The roles that entry points name in {@code @RolesAllowed}. */
public final class Roles {
    /** Reads, corrects and signs. */
    public static final String CARDIOLOGIST = "cardiologist";

    /** A program of the clinic: sends recordings and patients, fetches reports. */
    public static final String EHR = "ehr";

    /** Sees models, operation and audit, but no clinical data. */
    public static final String ADMINISTRATOR = "admin";

    private Roles() {}
}
