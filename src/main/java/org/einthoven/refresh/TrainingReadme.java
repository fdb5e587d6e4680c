package org.einthoven.refresh;

/** What stands beside the records for whoever opens an export. */
final class TrainingReadme {
    static final String MANIFEST = "training-set.json";

    static final String TEXT =
            """
            A training set made of signed reviews. It is for this site, and is not to leave it.

            training-set.json  name, version and SHA-256 of the set; each record's person and fold (0 to 4, by person)
            RECORDS            the records, WFDB format (physionet.org)
            statements.csv     statements in the style of PTB-XL; strat_fold is the fold + 1; likelihood 100 is all there is
            SHA256SUMS.txt     of each file

            records/NAME.atr   beats in MIT codes for the classes of ANSI/AAMI EC57 (N S V F Q). A beat whose class a
                               reader merely accepted after seeing the machine's is "?" (not classified); one that a
                               reader deleted is "|" (artefact).
            records/NAME.ii    waves of lead II, as LUDB has them, that a reader marked; NAME.all those over all leads
            records/NAME.seen, NAME.ii_seen, NAME.all_seen
                               what was merely accepted. It is what the machine said: a model that learns from it learns
                               the machine's errors. Where the set was made with accepted labels as truth, these files
                               are missing and .atr has all classes.

            The subtype of each annotation says how it came about: 0 corrected, 1 confirmed blind (said before the
            machine's word was seen), 2 adjudicated (by two readers), 3 accepted after being shown.

            Records and people have random numbers, other ones in each set. There are no dates, no devices, no names and
            no words of readers. Age is in years, 300 above 89. Patients of the site's own test part are not in here, nor
            recordings that call themselves test records of LUDB, MIT-BIH, SVDB, CinC 2017 or any record of PTB-XL.
            """;

    private TrainingReadme() {}
}
