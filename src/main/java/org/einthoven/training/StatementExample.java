package org.einthoven.training;

import org.einthoven.statement.TwelveLeads;

/**
 * An ECG with what was stated of it.
 *
 * @param truth by place in {@link org.einthoven.evaluation.PtbxlStatements#codes}
 */
record StatementExample(TwelveLeads leads, boolean[] truth) {}
