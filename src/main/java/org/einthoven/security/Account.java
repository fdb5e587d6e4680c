package org.einthoven.security;

/** Someone who may sign in with a password. */
record Account(String name, Role role, String passwordHash) {
    @Override
    public String toString() {
        return name + " (" + role.roleName() + ")";
    }
}
