/** Why a model decided as it did: attribution per sample, and how faithful that attribution is. */
@NullMarked
package org.einthoven.explain;

import org.jspecify.annotations.NullMarked;
