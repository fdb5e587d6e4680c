package org.einthoven.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.einthoven.beat.QrsDetector;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Fibrillation;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.Pacing;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LimbLeads;
import org.einthoven.ecg.Subject;
import org.einthoven.explain.BeatExplainer;
import org.einthoven.explain.Explanation;
import org.einthoven.explain.StatementExplainer;
import org.einthoven.holter.Survey;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.statement.LearnedStatement;

/** Reads electrocardiograms. */
final class EcgReader {

    private static final QrsDetector DETECTOR = new QrsDetector();

    private final EcgModels models;
    private final BeatExplainer beatExplainer;
    private final StatementExplainer statementExplainer;

    EcgReader(EcgModels models) {
        this.models = models;
        this.beatExplainer = new BeatExplainer(models);
        this.statementExplainer = new StatementExplainer(models);
    }

    /** The steps of a reading, in order. */
    Reading read(Ecg ecg, Subject subject) {
        SignalCheck check = SignalCheck.of(ecg);
        Optional<Abstention> poor = Abstention.ofSignal(ecg, check);
        if (poor.isPresent()) {
            return poor.get().reading(check.quality(), List.of());
        }
        Ecg usable = new Ecg(ecg.rate(), check.usable());
        Delineation found = check.readable(models.delineate(usable));
        double[] rPeaksMs = check.readable(models.detect(usable));
        Optional<Abstention> silent = Abstention.ofBeats(ecg, rPeaksMs.length);
        if (silent.isPresent()) {
            return silent.get().reading(check.quality(), models.refs(List.of(), Optional.empty()));
        }
        Ecg complete = LimbLeads.complete(usable);
        List<LearnedStatement> statements = Diagnosis.isForClassifier(subject) ? models.state(complete) : List.of();
        Conclusions.Recorded recorded = new Conclusions.Recorded(usable, complete, check, subject, statements);
        Conclusions first = Conclusions.of(models, recorded, found, rPeaksMs, Decided.NOTHING);
        Delineation delineation = first.isSinus() ? found : found.withoutFibrillatoryWaves(usable);
        Conclusions drawn = delineation.equals(found)
                ? first
                : Conclusions.of(models, recorded, delineation, rPeaksMs, Decided.NOTHING);
        List<Finding> findings = drawn.findings();
        List<Explanation> explanations = new ArrayList<>(beatExplainer.explain(usable, drawn.cycles(), findings));
        explanations.addAll(statementExplainer.explain(complete, statements, findings));
        return new Reading.Reported(
                check.quality(),
                delineation,
                drawn.beats(),
                drawn.stretches(),
                List.of(),
                drawn.measurements(),
                findings,
                statements,
                explanations,
                models.refs(statements, drawn.told()));
    }

    /**
     * The reading with what a reader changed in it, in this order. What models saw stays as they saw it where nobody
     * changed it, and so does what the classifier of whole recordings said; an explanation stays with a finding that says
     * the same as before, and a finding that the changes led to has none.
     */
    Reading.Reported edited(Ecg ecg, Subject subject, Reading.Reported read, List<Edit> edits) {
        if (edits.isEmpty()) {
            return read;
        }
        SignalCheck check = SignalCheck.of(ecg);
        Ecg usable = new Ecg(ecg.rate(), check.usable());
        Marks marks = Marks.of(usable, read);
        for (Edit edit : edits) {
            marks = edit.in(marks);
        }
        Conclusions.Recorded recorded =
                new Conclusions.Recorded(usable, LimbLeads.complete(usable), check, subject, read.statements());
        Conclusions drawn = Conclusions.of(models, recorded, marks.delineation(), marks.rPeaksMs(), marks.decided());
        List<ModelRef> refs = Stream.concat(
                        read.models().stream(), models.refs(read.statements(), drawn.told()).stream())
                .distinct()
                .toList();
        return new Reading.Reported(
                read.quality(),
                marks.delineation(),
                drawn.beats(),
                drawn.stretches(),
                List.of(),
                drawn.measurements(),
                drawn.findings(),
                read.statements(),
                read.explanations().stream()
                        .filter(explanation -> stands(explanation.findingId(), read.findings(), drawn.findings()))
                        .toList(),
                refs);
    }

    Survey survey(Ecg ecg, Reading.Reported read) {
        SignalCheck check = SignalCheck.of(ecg);
        Ecg usable = new Ecg(ecg.rate(), check.usable());
        return Survey.of(
                usable,
                read.beats(),
                read.delineation(),
                check.unreadable(),
                FlatStretches.find(usable, read.beats()),
                stretches(usable, check, read));
    }

    /** Of a reading from before they were kept with it, by today's rhythm model. */
    private List<RhythmStretch> stretches(Ecg usable, SignalCheck check, Reading.Reported read) {
        return read.stretches().isEmpty()
                ? models.rhythm(usable, read.beats(), read.delineation())
                        .map(told -> Fibrillation.byStretches(
                                told.stretches(),
                                CardiacCycle.align(read.beats(), read.delineation()),
                                Pacing.INVISIBLE,
                                check.unreadable()))
                        .orElse(List.of())
                : read.stretches();
    }

    /** A change as it is to be kept: an added beat lies upon the R peak that it is nearest to. */
    static Edit settled(Ecg ecg, Edit edit) {
        if (edit instanceof Edit.BeatAdded added) {
            Ecg usable = new Ecg(ecg.rate(), SignalCheck.of(ecg).usable());
            OptionalDouble peak = DETECTOR.near(usable, added.timeMs());
            Edit.possible(peak.isPresent(), "nothing was recorded there.");
            return new Edit.BeatAdded(peak.getAsDouble(), added.beatClass());
        }
        return edit;
    }

    private static boolean stands(String findingId, List<Finding> before, List<Finding> now) {
        return before.stream().anyMatch(finding -> finding.id().equals(findingId) && now.contains(finding));
    }
}
