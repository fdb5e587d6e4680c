/** The protocols by which models are judged, and the command that runs them; nothing but training imports it. */
@NullMarked
package org.einthoven.evaluation;

import org.jspecify.annotations.NullMarked;
