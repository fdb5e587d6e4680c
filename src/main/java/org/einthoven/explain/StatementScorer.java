package org.einthoven.explain;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.statement.LearnedStatement;

/** The classifier whose statements are explained. */
public interface StatementScorer {

    /**
     * @param ecg usable leads only
     * @return the learned statements on the whole ECG; none where it lacks a lead or is shorter than they want
     */
    List<LearnedStatement> state(Ecg ecg);

    /** What each 80 ms from the first sample on says for a statement: its class activation map. */
    float[] activation(Ecg ecg, String code);
}
