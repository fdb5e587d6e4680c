package org.einthoven.archive;

import org.einthoven.reading.Edit;
import org.jspecify.annotations.Nullable;

/**
 * A change that a reader wants to make, with what follows from it.
 *
 * @param edit null where one is taken back
 * @param takesBack the number of that one; null where none is
 * @param reading with all that is then in force; null where nothing is, so that the models' own reading stands
 */
public record ProposedEdit(@Nullable Edit edit, @Nullable Integer takesBack, @Nullable ReadingDocument reading) {}
