/** SCP-ECG (EN 1064:2005+A1, ISO 11073-91064). */
@NullMarked
package org.einthoven.formats.scp;

import org.jspecify.annotations.NullMarked;
