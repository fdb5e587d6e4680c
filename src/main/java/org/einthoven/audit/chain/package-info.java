/**
 * Makes the audit trail evidence. Each row's hash takes in the hash before it; the hashes of a day are the leaves of a
 * Merkle tree (RFC 6962, 2.1) whose head the server signs (Ed25519, RFC 8032). Who has the public key finds out whether a
 * row was changed, taken out, put in or moved, in the database or in a file, also against somebody who owns the database.
 * Knows neither HTTP nor who asks.
 */
@NullMarked
package org.einthoven.audit.chain;

import org.jspecify.annotations.NullMarked;
