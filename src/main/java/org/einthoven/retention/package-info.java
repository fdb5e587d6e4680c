/**
 * What is kept for how long: rules with a period each, gone through every night. What is clinical and signed, and the audit trail, no
 * rule touches. It knows no edge.
 */
@NullMarked
package org.einthoven.retention;

import org.jspecify.annotations.NullMarked;
