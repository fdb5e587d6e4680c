package org.einthoven.training;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.evaluation.BeatRecord;
import org.einthoven.evaluation.Cinc2017;
import org.einthoven.evaluation.PublicSet;
import org.einthoven.splits.Splits;
import org.einthoven.statement.TwelveLeads;
import org.einthoven.wfdb.WfdbRecord;

/**
 * Recordings of all sets at hand without what anybody said of them, as the statement model reads them: those of which
 * nothing is measured and that no standard test set holds.
 *
 * @param twelve recordings of 12 leads and 10 s: PTB-XL's folds 1 to 7 and LUDB
 * @param few of one or two leads: CinC 2017, MIT-BIH and SVDB. The modified lead II of MIT-BIH is none of the twelve and is
 *     left out, so that a record of MIT-BIH gives its chest leads; those of SVDB, which are not named, stand for I and II
 * @param ids of all, so that nothing is gone on with that was begun on others
 */
record UnlabelledCorpus(List<UnlabelledEcg> twelve, List<UnlabelledEcg> few, RecordIds ids) {

    /** Pieces of 10 s that are taken out of half an hour. */
    private static final int PIECES = 30;

    private static final int PIECE = 10 * (int) TwelveLeads.RATE.hz();

    /** @param labelled the recordings of PTB-XL, which were read already: those that statements are learned from */
    static UnlabelledCorpus read(Path data, StatementCorpus labelled) throws IOException {
        UnlabelledCorpus corpus = new UnlabelledCorpus(new ArrayList<>(), new ArrayList<>(), new RecordIds());
        corpus.ids.addAll(labelled.ids());
        labelled.learning().forEach(example -> corpus.twelve.add(UnlabelledEcg.of(example.leads())));
        for (String id : trainable(Splits.ludb())) {
            Path record = PublicSet.LUDB.in(data).resolve("data").resolve(id);
            corpus.add("ludb", id, () -> WfdbRecord.read(record).requireEcg(), 1, corpus.twelve);
        }
        corpus.addFew(data);
        return corpus;
    }

    private void addFew(Path data) throws IOException {
        Cinc2017 cinc = Cinc2017.read(PublicSet.CINC2017.in(data));
        for (String id : trainable(Splits.cinc2017())) {
            add("cinc2017", id, () -> heldByBothHands(cinc.ecg(id)), 1, few);
        }
        for (String id : trainable(Splits.mitdb())) {
            add("mitdb", id, () -> BeatRecord.read(PublicSet.MITDB.in(data), id).ecg(), PIECES, few);
        }
        for (String id : trainable(Splits.svdb())) {
            add("svdb", id, () -> BeatRecord.read(PublicSet.SVDB.in(data), id).ecg(), PIECES, few);
        }
    }

    /** The set names no lead: its device has an electrode for either hand, which is lead I (Clifford et al. 2017). */
    private static Ecg heldByBothHands(Ecg ecg) {
        return new Ecg(
                ecg.rate(), List.of(new Lead(LeadName.I, ecg.leads().get(0).samples())));
    }

    private static List<String> trainable(Splits splits) {
        List<String> ids = splits.trainable();
        splits.requireTrainable(ids);
        return ids;
    }

    private interface Source {
        Ecg read() throws IOException;
    }

    /** Nothing where the record is not there or has none of the twelve leads: a subset of the sets is enough. */
    private void add(String set, String id, Source source, int pieces, List<UnlabelledEcg> to) throws IOException {
        UnlabelledEcg whole;
        try {
            whole = UnlabelledEcg.of(TwelveLeads.of(source.read()));
        } catch (NoSuchFileException e) {
            return;
        }
        if (whole.isEmpty()) {
            return;
        }
        ids.add(set, id);
        for (int piece = 0; piece < pieces; piece++) {
            to.add(pieces == 1 ? whole : whole.piece(piece * (whole.length() - PIECE) / pieces, PIECE));
        }
    }

    int size() {
        return twelve.size() + few.size();
    }
}
