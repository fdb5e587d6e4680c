/** Where each P wave, QRS complex and T wave begins, peaks and ends, lead by lead and over all leads. */
@NullMarked
package org.einthoven.delineation;

import org.jspecify.annotations.NullMarked;
