package org.einthoven.security;

/** The role of an account, by the name that entry points use. */
public enum Role {
    CARDIOLOGIST(Roles.CARDIOLOGIST),
    EHR(Roles.EHR),
    ADMIN(Roles.ADMINISTRATOR);

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    public String roleName() {
        return roleName;
    }
}
