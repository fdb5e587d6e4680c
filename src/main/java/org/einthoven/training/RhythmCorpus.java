package org.einthoven.training;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.einthoven.evaluation.Cinc2017;
import org.einthoven.evaluation.PtbxlCatalogue;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.evaluation.RhythmSequences;
import org.einthoven.rhythm.BeatSequence;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.splits.Splits;
import org.einthoven.wfdb.WfdbRecord;

/**
 * Recordings by what they are for: of CinC 2017 one fold to measure, which is not read here, the fold before it to
 * calibrate on, and three to learn from; with them resting ECGs of PTB-XL's folds 1 to 7 whose rhythm is beyond doubt.
 *
 * @param learning of CinC 2017
 * @param resting of PTB-XL, 10 s each
 * @param calibration of CinC 2017
 */
record RhythmCorpus(
        List<RhythmExample> learning, List<RhythmExample> resting, List<RhythmExample> calibration, RecordIds ids) {

    /** PTB-XL's folds above are left for measuring what the model does to a reading. */
    private static final int LAST_RESTING_FOLD = 7;

    private static final String FIBRILLATION = "AFIB";
    private static final String SINUS = "SR";
    private static final String NORMAL = "NORM";

    /** SCP-ECG statements of rhythms that are neither sinus rhythm nor fibrillation, and of ectopy. */
    private static final Set<String> OTHER =
            Set.of("AFLT", "SVTAC", "PSVT", "SVARR", "BIGU", "TRIGU", "PVC", "PAC", "PRC(S)");

    /** @param measured the fold that nothing may be learned from */
    static RhythmCorpus read(Path data, int measured) throws IOException {
        RhythmCorpus corpus =
                new RhythmCorpus(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new RecordIds());
        try (RhythmSequences sequences = new RhythmSequences()) {
            corpus.addCinc(PublicSet.CINC2017.in(data), measured, sequences);
            corpus.addPtbxl(PublicSet.PTBXL.in(data), sequences);
        }
        return corpus;
    }

    static int calibrationFold(int measured) {
        return (measured + Splits.FOLDS - 1) % Splits.FOLDS;
    }

    private void addCinc(Path set, int measured, RhythmSequences sequences) throws IOException {
        Cinc2017 cinc = Cinc2017.read(set);
        Splits splits = Splits.cinc2017();
        List<String> all = splits.trainingWithout(measured);
        splits.requireTrainable(all);
        List<String> calibrating = splits.records("fold" + calibrationFold(measured));
        int missing = 0;
        for (String id : all) {
            try {
                RhythmExample example =
                        new RhythmExample(sequences.of(cinc.ecg(id)).get(0), cinc.label(id));
                ids.add("cinc2017", id);
                (calibrating.contains(id) ? calibration : learning).add(example);
            } catch (NoSuchFileException e) {
                missing++;
            }
        }
        if (learning.isEmpty() || calibration.isEmpty()) {
            throw new IllegalArgumentException(set + " holds too few recordings to learn from and to calibrate on");
        }
        if (missing > 0) {
            System.err.println("not there: " + missing + " recordings of cinc2017");
        }
    }

    private void addPtbxl(Path set, RhythmSequences sequences) throws IOException {
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(set);
        List<String> all = catalogue.splits().trainable();
        catalogue.splits().requireTrainable(all);
        for (String id : all) {
            PtbxlCatalogue.Row row = catalogue.row(id);
            Optional<RhythmClass> rhythm = rhythm(row.codes());
            if (row.fold() > LAST_RESTING_FOLD || rhythm.isEmpty()) {
                continue;
            }
            try {
                BeatSequence beats = sequences
                        .of(WfdbRecord.read(set.resolve(row.file())).requireEcg())
                        .get(0);
                ids.add("ptbxl", id);
                resting.add(new RhythmExample(beats, rhythm.get()));
            } catch (NoSuchFileException e) {
                // a subset of the set is enough: the number of recordings stands on the card
                continue;
            }
        }
    }

    /** Empty where the statements leave it open. */
    static Optional<RhythmClass> rhythm(Set<String> codes) {
        boolean other = codes.stream().anyMatch(OTHER::contains);
        if (codes.contains(FIBRILLATION)) {
            return codes.contains("AFLT") ? Optional.empty() : Optional.of(RhythmClass.A);
        }
        if (other) {
            return Optional.of(RhythmClass.O);
        }
        return codes.equals(Set.of(NORMAL, SINUS)) ? Optional.of(RhythmClass.N) : Optional.empty();
    }
}
