package org.einthoven.security;

/**
 * Someone who may sign in with a password.
 *
 * @param mustChange whether somebody else knows the password, so that nothing else can be done before it is changed
 */
record Account(String name, Role role, String passwordHash, boolean mustChange) {
    Account(String name, Role role, String passwordHash) {
        this(name, role, passwordHash, false);
    }

    @Override
    public String toString() {
        return name + " (" + role.roleName() + ")";
    }
}
