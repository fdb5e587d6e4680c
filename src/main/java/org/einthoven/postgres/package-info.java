/** The PostgreSQL that comes with the server: unpacked, set up and started below the server's home, stopped with it. Knows nothing of what is kept in it. */
@NullMarked
package org.einthoven.postgres;

import org.jspecify.annotations.NullMarked;
