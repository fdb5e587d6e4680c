/** Who wants to be told of what, how they are told, and what they are told (HL7's Subscriptions R5 Backport on R4). */
@NullMarked
package org.einthoven.fhir.subscription;

import org.jspecify.annotations.NullMarked;
