/** Statements that a model learned to make of a whole 12-lead ECG, with how sure it is of each. */
@NullMarked
package org.einthoven.statement;

import org.jspecify.annotations.NullMarked;
