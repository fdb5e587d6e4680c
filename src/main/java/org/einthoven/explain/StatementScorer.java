package org.einthoven.explain;

import java.util.List;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.TwelveLeads;

/** The classifier whose statements are explained. */
public interface StatementScorer {

    /**
     * @param ecg usable leads only
     * @return the learned statements on the whole ECG; none where it lacks a lead or is shorter than they want
     */
    List<LearnedStatement> state(Ecg ecg);

    /** The learned statements on each of these, in the same order: a recording as it might have been. */
    List<List<LearnedStatement>> state(Stream<TwelveLeads> variants);

    /** What each 80 ms from the first sample on says for each of these statements: their class activation maps. */
    List<float[]> activations(TwelveLeads leads, List<String> codes);
}
