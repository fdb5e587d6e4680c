package org.einthoven.security;

import java.time.Instant;

/**
 * An account that is kept in the database.
 *
 * @param blocked whether its owner may not come in
 * @param passwordSetAt when it got the password that it has
 */
record KeptAccount(Account account, boolean blocked, String createdBy, Instant createdAt, Instant passwordSetAt) {}
