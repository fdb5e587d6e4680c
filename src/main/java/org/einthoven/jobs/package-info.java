/**
 * What work that waits has in common: under whose request what waits in the database is done, what a clock does to it, and
 * the thread on which work comes round that each server does for itself.
 */
@NullMarked
package org.einthoven.jobs;

import org.jspecify.annotations.NullMarked;
