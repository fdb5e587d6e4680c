package org.einthoven.refresh;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.Verdict;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.reading.Edit;
import org.einthoven.refresh.Labels.BeatLabel;
import org.einthoven.refresh.Labels.StatementLabel;
import org.einthoven.refresh.Labels.WaveLabel;

/** Makes labels of a signed review. A pure function of what was kept, so that the same review makes the same labels for ever. */
final class Labelling {
    /** As precisely as an edit names a beat. */
    private static final double SAME_MS = 1;

    private static final int BOTH = 2;

    private final Reviewed reviewed;
    private final List<StatementLabel> statements = new ArrayList<>();
    private int freeTexts;

    private Labelling(Reviewed reviewed) {
        this.reviewed = reviewed;
    }

    static Labels of(Reviewed reviewed) {
        Labelling labelling = new Labelling(reviewed);
        reviewed.stood().findings().stream()
                .filter(finding -> !finding.code().isOfRecording())
                .forEach(labelling::judge);
        reviewed.content().added().forEach(labelling::add);
        return new Labels(labelling.beats(), labelling.waves(), labelling.statements, labelling.freeTexts);
    }

    /** A finding of several beats or leads may stand more than once under a code; each decision is a label. */
    private void judge(Finding finding) {
        Optional<FindingDecision> decision = reviewed.content().decision(finding.id());
        Verdict verdict = decision.map(FindingDecision::verdict).orElse(null);
        if (verdict == Verdict.REJECTED) {
            statements.add(new StatementLabel(finding.code(), false, LabelSource.CORRECTED));
        } else if (verdict == Verdict.CHANGED) {
            add(decision.map(FindingDecision::changedText).orElseThrow());
        } else {
            statements.add(new StatementLabel(finding.code(), true, source(finding, decision)));
        }
    }

    private LabelSource source(Finding finding, Optional<FindingDecision> decision) {
        boolean blind = reviewed.first().stream()
                .flatMap(first -> first.own().stream())
                .anyMatch(statement -> statement.isSaidBy(finding));
        if (blind) {
            return LabelSource.CONFIRMED_BLIND;
        }
        // the same statement of more or fewer beats is no other statement
        boolean concludedFromEdits =
                reviewed.model().findings().stream().noneMatch(one -> one.code() == finding.code());
        if (decision.isPresent() && concludedFromEdits) {
            return LabelSource.CORRECTED;
        }
        // both gave their word apart, or whoever settled it did: silence is no word
        boolean adjudicated = decision.isPresent() && reviewed.apart().size() >= BOTH;
        return adjudicated ? LabelSource.ADJUDICATED : LabelSource.ACCEPTED;
    }

    private void add(String text) {
        String line = text.strip();
        Stream.of(FindingCode.values())
                .filter(code -> code.display().equalsIgnoreCase(line))
                .findFirst()
                .or(() -> ofChecklist(line))
                .ifPresentOrElse(
                        code -> statements.add(new StatementLabel(code, true, LabelSource.CORRECTED)),
                        () -> freeTexts++);
    }

    /** What a reader ticked of the list; a word for several findings is none of them. */
    private static Optional<FindingCode> ofChecklist(String line) {
        return Stream.of(ReaderStatement.values())
                .filter(statement -> statement.display().equalsIgnoreCase(line))
                .flatMap(statement -> statement.onlyCode().stream())
                .findFirst();
    }

    private List<BeatLabel> beats() {
        List<BeatLabel> beats = new ArrayList<>();
        for (Beat beat : reviewed.stood().beats()) {
            boolean told = reviewed.edits().stream().anyMatch(edit -> tells(edit, beat.timeMs()));
            beats.add(new BeatLabel(
                    beat.timeMs(), beat.beatClass(), told ? LabelSource.CORRECTED : LabelSource.ACCEPTED));
        }
        for (Edit edit : reviewed.edits()) {
            if (edit instanceof Edit.BeatDeleted deleted) {
                beats.add(new BeatLabel(deleted.timeMs(), null, LabelSource.CORRECTED));
            }
        }
        beats.sort(java.util.Comparator.comparingDouble(BeatLabel::timeMs));
        return beats;
    }

    /** Classes that only follow from others' are no reader's word. */
    private static boolean tells(Edit edit, double timeMs) {
        if (edit instanceof Edit.BeatReclassified reclassified) {
            return Math.abs(reclassified.timeMs() - timeMs) < SAME_MS;
        }
        if (edit instanceof Edit.BeatsReclassified reclassified) {
            return reclassified.timesMs().stream().anyMatch(ms -> Math.abs(ms - timeMs) < SAME_MS);
        }
        return edit instanceof Edit.BeatAdded added && Math.abs(added.timeMs() - timeMs) < SAME_MS;
    }

    private List<WaveLabel> waves() {
        Set<String> machine = new HashSet<>();
        reviewed.model().fiducials().forEach(wave -> machine.add(place(wave)));
        return reviewed.stood().fiducials().stream()
                .map(wave -> new WaveLabel(
                        wave, machine.contains(place(wave)) ? LabelSource.ACCEPTED : LabelSource.CORRECTED))
                .toList();
    }

    private static String place(Fiducial wave) {
        return wave.lead() + " " + wave.wave() + " " + Math.round(wave.onsetMs() * 1000) + " "
                + Math.round(wave.offsetMs() * 1000);
    }
}
