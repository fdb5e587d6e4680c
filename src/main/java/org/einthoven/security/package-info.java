/** Who may do what: accounts, roles, and the guard on quickstart accounts. */
@NullMarked
package org.einthoven.security;

import org.jspecify.annotations.NullMarked;
