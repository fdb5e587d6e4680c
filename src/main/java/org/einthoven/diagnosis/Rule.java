package org.einthoven.diagnosis;

import java.util.List;

/** One way from evidence to findings. */
@FunctionalInterface
interface Rule {

    List<Finding> apply(Evidence evidence);
}
