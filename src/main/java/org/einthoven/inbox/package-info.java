/**
 * A watched folder: what carts and gateways that know nothing but a file share put there is taken in. Knows files and the door of
 * the archive for them, nothing of FHIR.
 */
@NullMarked
package org.einthoven.inbox;

import org.jspecify.annotations.NullMarked;
