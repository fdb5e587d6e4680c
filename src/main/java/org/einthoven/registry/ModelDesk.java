package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.inference.ModelFault;
import org.einthoven.inference.ModelRef;
import org.jboss.logging.Logger;

/** What an administrator decides about versions. Each decision is one transaction, and says who took it and why. */
@ApplicationScoped
public class ModelDesk {
    private static final Logger LOG = Logger.getLogger(ModelDesk.class);

    private final ModelVersions versions;
    private final ModelIntake intake;
    private final ModelSteps steps;
    private final PromotionGate gate;
    private final GateSettings settings;

    ModelDesk(ModelVersions versions, ModelIntake intake, ModelSteps steps, PromotionGate gate, GateSettings settings) {
        this.versions = versions;
        this.intake = intake;
        this.steps = steps;
        this.gate = gate;
        this.settings = settings;
    }

    /**
     * A decision about one version.
     *
     * @param seen {@link ModelVersions#generation} of what was looked at before deciding
     * @param who the administrator
     * @param why in their words
     */
    public record Decision(String name, String version, long seen, String who, String why) {}

    /** Has a candidate read every new recording beside the active version, in the place of another that did so. */
    @Transactional
    public void shadow(Decision decision) {
        ModelVersion version = begin(decision);
        versions.in(version.name, ModelState.SHADOW)
                .filter(other -> !other.id.equals(version.id))
                .ifPresent(other -> steps.step(
                        other, ModelState.CANDIDATE, decision.who, version.title() + " takes its place in shadow"));
        steps.step(version, ModelState.SHADOW, decision.who, decision.why);
    }

    /** Makes a version in shadow, or one that was out of use, a candidate again. */
    @Transactional
    public void candidate(Decision decision) {
        steps.step(begin(decision), ModelState.CANDIDATE, decision.who, decision.why);
    }

    /** Takes a version out of use that does not read; the active one is left by {@link #rollBack} or a promotion. */
    @Transactional
    public void withdraw(Decision decision) {
        ModelVersion version = begin(decision);
        if (version.state == ModelState.ACTIVE) {
            throw FaultException.of(
                    Fault.MODEL_STEP, version.title(), "withdrawn", "recordings are read with it: roll back instead");
        }
        steps.step(version, ModelState.WITHDRAWN, decision.who, decision.why);
    }

    /**
     * Has recordings read with this version from now on, on every replica; the one before is kept to come back to. Where
     * the site asks for two administrators the first one's word is kept until another one's comes.
     *
     * @throws FaultException {@link Fault#GATE_CLOSED} where the version has not shown what the site asks for
     */
    @Transactional
    public void promote(Decision decision) {
        ModelVersion version = find(decision);
        GateResult result = gate.judge(version);
        // where none is active there is nothing to compare with, and recordings wait
        boolean guarded = versions.in(version.name, ModelState.ACTIVE).isPresent();
        if (guarded && settings.required() && !result.isOpen()) {
            throw FaultException.of(Fault.GATE_CLOSED, version.title(), String.join(" ", result.closed()));
        }
        requireFit(version);
        String why = decision.why + " (" + result.summary() + ")";
        Optional<ModelProposal> proposal = versions.proposal(version.id, decision.seen);
        begin(decision);
        if (!settings.twoAdministrators()) {
            activate(version, ModelState.RETIRED, decision.who, why);
        } else if (proposal.isEmpty()) {
            ModelSteps.requirePossible(version, ModelState.ACTIVE);
            steps.proposed(version, decision.who, why);
        } else if (proposal.get().who.equals(decision.who)) {
            throw FaultException.of(
                    Fault.MODEL_STEP, version.title(), "active", "another administrator has to agree with you");
        } else {
            String both = proposal.get().who + ": " + proposal.get().why + "; " + decision.who + " agrees: " + why;
            activate(version, ModelState.RETIRED, decision.who, both);
        }
    }

    /** Goes back from an active version to the one before it; the readings that were made stay as they are. */
    @Transactional
    public void rollBack(Decision decision) {
        ModelVersion good = versions.lastGood(decision.name)
                .orElseThrow(() -> FaultException.of(
                        Fault.MODEL_STEP, decision.name, "rolled back", "no version of it was active before"));
        requireFit(good);
        ModelVersion version = begin(decision);
        if (version.state != ModelState.ACTIVE) {
            throw FaultException.of(Fault.MODEL_STEP, version.title(), "rolled back", "it is not active");
        }
        activate(good, ModelState.WITHDRAWN, decision.who, decision.why);
    }

    /**
     * Withdraws a version that was seen to fail a check while it was in use. The last good one takes its place; without one
     * recordings wait.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void setAside(ModelRef broken, String why) {
        steps.begin();
        Optional<ModelVersion> version = versions.find(broken.name(), broken.version());
        ModelState state = version.map(v -> v.state).orElse(ModelState.WITHDRAWN);
        if (state != ModelState.ACTIVE && state != ModelState.SHADOW) {
            return;
        }
        LOG.errorf("Model %s %s is set aside: %s", broken.name(), broken.version(), why);
        Optional<ModelVersion> good = versions.lastGood(broken.name()).filter(this::isFit);
        if (state == ModelState.ACTIVE && good.isPresent()) {
            activate(good.get(), ModelState.WITHDRAWN, ModelChange.SYSTEM, why);
        } else {
            steps.step(version.orElseThrow(), ModelState.WITHDRAWN, ModelChange.SYSTEM, why);
        }
    }

    private void activate(ModelVersion version, ModelState before, String who, String why) {
        versions.in(version.name, ModelState.ACTIVE).ifPresent(active -> steps.step(active, before, who, why));
        steps.step(version, ModelState.ACTIVE, who, why);
    }

    /** Throws {@link Fault#MODEL_REFUSED} where it fails a check today, whatever it did when it came in. */
    private void requireFit(ModelVersion version) {
        try {
            intake.trial(version);
        } catch (ModelFault fault) {
            throw FaultException.of(Fault.MODEL_REFUSED, fault.check().words(), fault.getMessage());
        }
    }

    private boolean isFit(ModelVersion version) {
        try {
            intake.trial(version);
            return true;
        } catch (ModelFault fault) {
            LOG.errorf("Model %s cannot take its place: %s", version.title(), fault.getMessage());
            return false;
        }
    }

    private ModelVersion begin(Decision decision) {
        steps.begin(decision.seen);
        return find(decision);
    }

    private ModelVersion find(Decision decision) {
        return versions.find(decision.name, decision.version)
                .orElseThrow(() ->
                        FaultException.of(Fault.NOT_FOUND, "model version", decision.name + " " + decision.version));
    }
}
