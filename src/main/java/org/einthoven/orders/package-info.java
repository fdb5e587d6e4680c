/**
 * What other systems order of the clinic that reads ECGs, and for whom: values without a word of HL7 v2 or FHIR, and the
 * doors between the room that hears of orders and the one that keeps them.
 */
@NullMarked
package org.einthoven.orders;

import org.jspecify.annotations.NullMarked;
