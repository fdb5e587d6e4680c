/**
 * What readers corrected and confirmed becomes frozen training sets that stay on site, and readers are told when a version of a
 * model gets right what they corrected. It knows how a label came about (a reader who saw the machine's word first is no
 * second opinion) and keeps patients who test models out. It must not know how models are trained, nor any edge.
 */
@NullMarked
package org.einthoven.refresh;

import org.jspecify.annotations.NullMarked;
