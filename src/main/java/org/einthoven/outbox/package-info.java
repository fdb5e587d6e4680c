/**
 * What is to be sent to others, kept until they have it: ordered in the transaction that makes it due, tried again with
 * growing pauses over restarts, and laid aside where an administrator sees it once it was tried often enough. Knows
 * neither what is sent nor how; the edges bring couriers.
 */
@NullMarked
package org.einthoven.outbox;

import org.jspecify.annotations.NullMarked;
