/** What all work that waits in the database has in common: under whose request it is done, and what a clock does to it. */
@NullMarked
package org.einthoven.jobs;

import org.jspecify.annotations.NullMarked;
