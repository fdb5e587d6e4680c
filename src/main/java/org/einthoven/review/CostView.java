package org.einthoven.review;

import org.einthoven.inference.ModelCard.Budget;

/**
 * What a recording costs, as it is shown.
 *
 * @param millions of multiply-accumulates
 */
public record CostView(String recording, String millions, String kilobytes, String milliseconds, String measured) {
    private static final double MILLION = 1e6;
    private static final double KILO = 1000;

    static CostView of(Budget budget) {
        return new CostView(
                budget.recording(),
                Numbers.decimals(budget.multiplyAccumulates() / MILLION, 1),
                Numbers.decimals(budget.bytes() / KILO, 0),
                Numbers.decimals(budget.milliseconds(), 2),
                budget.measured());
    }
}
