package org.einthoven.inference;

import java.util.List;
import org.einthoven.inference.ModelCard.Budget;
import org.einthoven.inference.ModelCard.Calibration;
import org.einthoven.inference.ModelCard.Metric;
import org.einthoven.inference.ModelCard.Source;
import org.einthoven.inference.ModelCard.Threshold;
import org.einthoven.inference.ModelCard.Use;
import org.jspecify.annotations.Nullable;

/** A card with some of it changed, the rest as it was. Not thread-safe. */
public final class CardRevision {

    private final ModelCard original;
    private String version;
    private String sha256;
    private List<Threshold> thresholds;
    private List<Source> data;
    private List<Metric> metrics;
    private List<String> limits;
    private @Nullable Use use;
    private @Nullable Budget budget;
    private @Nullable Calibration calibration;

    CardRevision(ModelCard original) {
        this.original = original;
        version = original.version();
        sha256 = original.sha256();
        thresholds = original.thresholds();
        data = original.data();
        metrics = original.metrics();
        limits = original.limits();
        use = original.use();
        budget = original.budget();
        calibration = original.calibration();
    }

    public CardRevision version(String other) {
        version = other;
        return this;
    }

    public CardRevision sha256(String other) {
        sha256 = other;
        return this;
    }

    public CardRevision thresholds(List<Threshold> others) {
        thresholds = others;
        return this;
    }

    public CardRevision data(List<Source> others) {
        data = others;
        return this;
    }

    public CardRevision metrics(List<Metric> others) {
        metrics = others;
        return this;
    }

    public CardRevision limits(List<String> others) {
        limits = others;
        return this;
    }

    public CardRevision use(@Nullable Use other) {
        use = other;
        return this;
    }

    public CardRevision budget(@Nullable Budget other) {
        budget = other;
        return this;
    }

    public CardRevision calibration(@Nullable Calibration other) {
        calibration = other;
        return this;
    }

    public ModelCard card() {
        return new ModelCard(
                original.name(),
                version,
                original.task(),
                sha256,
                original.inputs(),
                original.outputs(),
                thresholds,
                data,
                original.split(),
                metrics,
                original.training(),
                original.parameters(),
                limits,
                original.licence(),
                use,
                budget,
                calibration);
    }
}
