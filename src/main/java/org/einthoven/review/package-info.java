/** The web pages on which a cardiologist reads, corrects and signs. The only room that knows Qute. */
@NullMarked
package org.einthoven.review;

import org.jspecify.annotations.NullMarked;
