package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.delineation.WaveEnd;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.faults.Fault;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.Measure;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Edit;
import org.einthoven.registry.ModelState;
import org.einthoven.signal.QualityIssue;
import org.einthoven.statement.StatementName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server says in English is said in German where a page shows it. */
class PhrasebookTest {
    private static final Phrasebook GERMAN = Phrasebook.GERMAN;

    /** Told to programs alone: no page asks for FHIR, posts JSON or sends in bulk. */
    private static final Set<Fault> TOLD_TO_PROGRAMS = Set.of(
            Fault.UNREADABLE_BODY,
            Fault.NOT_UTF8,
            Fault.FORBIDDEN_CHARACTER,
            Fault.NOT_FHIR,
            Fault.UNREADABLE_PATCH,
            Fault.EMPTY_BODY,
            Fault.WRONG_RESOURCE_TYPE,
            Fault.TOO_MANY_ELEMENTS,
            Fault.UNSUPPORTED_CONTENT_ENCODING,
            Fault.UNSUPPORTED_MEDIA_TYPE,
            Fault.NOT_A_FORM,
            Fault.UNKNOWN_PARAMETER,
            Fault.TOO_MUCH_ASKED,
            Fault.UNKNOWN_OBSERVATION_CODE,
            Fault.NO_SAMPLED_DATA,
            Fault.INVALID_PERIOD,
            Fault.NOT_TO_BE_READ,
            Fault.DIFFERENT_UNITS,
            Fault.UNKNOWN_UNIT,
            Fault.INVALID_FACTOR,
            Fault.INVALID_ORIGIN,
            Fault.INVALID_DIMENSIONS,
            Fault.INVALID_SAMPLE,
            Fault.VALIDATION_TOO_LONG,
            Fault.UNKNOWN_ORDER,
            Fault.KNOWN_ORDER,
            Fault.ENDED_ORDER,
            Fault.OF_ANOTHER_PATIENT,
            Fault.OTHER_PERSON,
            Fault.SEVERAL_PATIENTS,
            Fault.NO_COMPARTMENT,
            Fault.NEVER_IN_COMPARTMENT,
            Fault.AMBIGUOUS_CONDITION,
            Fault.NO_MATCH,
            Fault.OTHER_ID,
            Fault.ID_TAKEN,
            Fault.GONE,
            Fault.REFERRED_TO,
            Fault.KEPT_AS_READ,
            Fault.OTHER_SAMPLES,
            Fault.PUBLISHED_HERE,
            Fault.RECORDING_BY_PUT,
            Fault.TOO_MANY_ENTRIES,
            Fault.TOO_MUCH_ANSWERED,
            Fault.TWICE_IN_BUNDLE,
            Fault.NO_SUCH_ENTRY,
            Fault.BATCH_ENTRIES_APART,
            Fault.PART_OF_RESOURCE,
            Fault.INVALID_PATCH,
            Fault.NOTHING_TO_CHANGE,
            Fault.ALREADY_THERE,
            Fault.STALE_VERSION,
            Fault.INSUFFICIENT_SCOPE,
            Fault.NOT_FOR_ONE_PATIENT,
            Fault.ASYNC_ONLY,
            Fault.TOO_MANY_JOBS,
            Fault.NO_ROOM_FOR_BULK,
            Fault.JOB_FAILED,
            Fault.JOB_NOT_DONE,
            Fault.LINE_TOO_LONG,
            Fault.IMPORT_TOO_LARGE,
            Fault.NOTHING_FETCHED,
            Fault.NOT_KEPT_HERE,
            Fault.INVALID_SUBSCRIPTION,
            Fault.SUBSCRIBER_NOT_ALLOWED);

    /** Abbreviations that German writes as English does. */
    private static final Set<Measure> THE_SAME = Set.of(
            Measure.RMSSD, Measure.QTC_BAZETT, Measure.QTC_FRIDERICIA, Measure.QTC_FRAMINGHAM, Measure.QTC_HODGES);

    @ParameterizedTest
    @EnumSource
    void namesEveryFinding(FindingCode code) {
        assertThat(GERMAN.finding(code.code())).isPresent().isNotEqualTo(code.display());
        assertThat(GERMAN.of(code.display())).isPresent();
    }

    @Test
    void namesNoFindingThatThereIsNot() {
        assertThat(Phrasebook.properties("findings_de").keySet())
                .isEqualTo(
                        Stream.of(FindingCode.values()).map(FindingCode::code).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryFaultThatAPageCanShow(Fault fault) {
        String sentence = fault.sentence("{}", "{}", "{}", "{}");
        assertThat(GERMAN.of(sentence).isPresent() || sentence.equals("{}"))
                .isEqualTo(!TOLD_TO_PROGRAMS.contains(fault));
    }

    static Stream<String> words() {
        return Stream.of(
                        Stream.of(Caveat.values()).map(Caveat::display),
                        Stream.of(QualityIssue.values()).map(QualityIssue::display),
                        Stream.of(AbstentionReason.values()).map(AbstentionReason::display),
                        Stream.of(BeatClass.values()).map(BeatClass::display),
                        Stream.of(ReaderStatement.values()).map(ReaderStatement::display),
                        Stream.of(ReaderStatement.Part.values()).map(ReaderStatement.Part::display),
                        Stream.of(Statement.Mark.values()).map(Statement.Mark::word),
                        Stream.of(ModelState.values()).map(ModelState::word),
                        Stream.of(Measure.values())
                                .filter(one -> !THE_SAME.contains(one))
                                .map(Measure::display),
                        Stream.of(Comparison.Relation.values()).map(one -> one.word() + " 120 ms"),
                        Stream.of("MI", "STTC", "CD", "HYP")
                                .flatMap(code -> Stream.concat(Stream.of(code), StatementName.below(code).stream()))
                                .map(StatementName::capitalised))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("words")
    void saysEveryWordOfAReading(String english) {
        assertThat(GERMAN.of(english)).isPresent();
    }

    @Test
    void saysEveryEditOfALog() {
        assertThat(Stream.<Edit>of(
                                new Edit.BoundaryMoved(Wave.T, WaveEnd.OFFSET, 1210, Edit.Reach.BEATS_ALIKE, -24),
                                new Edit.BoundaryMoved(Wave.P, WaveEnd.ONSET, 1210, Edit.Reach.THIS_BEAT, 8),
                                new Edit.LeadBoundaryMoved(
                                        LeadName.V2, Wave.T, WaveEnd.OFFSET, 1210, Edit.Reach.THIS_BEAT, 12),
                                new Edit.WaveDeleted(Wave.P, 810, Edit.Reach.THIS_BEAT),
                                new Edit.WaveAdded(Wave.P, 800, 900),
                                new Edit.BeatReclassified(1000, BeatClass.V),
                                new Edit.BeatAdded(1000, BeatClass.N),
                                new Edit.BeatDeleted(1000),
                                new Edit.IntervalOverruled(Measure.QT, 400))
                        .map(edit -> GERMAN.of(edit.inWords()).orElse(edit.inWords())))
                .containsExactly(
                        "Ende von T bei 1.21 s um −24 ms verschoben, in allen Schlägen seiner Klasse",
                        "Anfang von P bei 1.21 s um +8 ms verschoben, in diesem Schlag",
                        "Ende von T in Ableitung V2 bei 1.21 s um +12 ms verschoben, in diesem Schlag",
                        "P bei 0.81 s gelöscht, in diesem Schlag",
                        "P von 0.80 s bis 0.90 s hinzugefügt",
                        "Schlag bei 1.00 s eingestuft als V",
                        "Schlag bei 1.00 s hinzugefügt, Klasse N",
                        "Schlag bei 1.00 s gelöscht",
                        "QT-Intervall auf 400 ms gesetzt");
    }

    @Test
    void saysWhatIsFilledInToo() {
        assertThat(GERMAN.of("This cannot be changed so: there is a P already."))
                .contains("So lässt sich das nicht ändern: Da ist schon: P.");
        assertThat(GERMAN.of("This cannot be changed so: there is a beat already."))
                .contains("So lässt sich das nicht ändern: Da ist schon ein Schlag.");
        assertThat(GERMAN.of(
                        "This cannot be changed so: there is no P at this instant: give it in s, as the trace has it."))
                .contains(
                        "So lässt sich das nicht ändern: An diesem Zeitpunkt ist keine Welle P: Geben Sie ihn in s an, wie er"
                                + " über der Kurve steht.");
        assertThat(GERMAN.of("This cannot be changed so: a boundary is moved by at least 1 ms."))
                .contains("So lässt sich das nicht ändern: Eine Grenze wird um mindestens 1 ms verschoben.");
        assertThat(GERMAN.of("2 ventricular ectopic beats of 12 (17 %)"))
                .contains("2 ventrikuläre Extrasystolen von 12 Schlägen (17 %)");
        assertThat(GERMAN.of("Atrial fibrillation by the rhythm model in 12 of 60 half minutes"))
                .contains("Vorhofflimmern laut Rhythmusmodell in 12 von 60 halben Minuten");
        assertThat(GERMAN.of("2 runs, the longest of 3 ventricular beats at 168/min: ventricular tachycardia possible"))
                .contains("2 Salven, die längste von 3 ventrikulären Schlägen mit 168/min: ventrikuläre Tachykardie"
                        + " möglich");
        assertThat(GERMAN.of("Irregular rhythm, P waves found before only 60 % of beats: atrial fibrillation possible"))
                .contains("Unregelmäßiger Rhythmus, P-Wellen nur vor 60 % der Schläge: Vorhofflimmern möglich");
        assertThat(GERMAN.of("too few beats to tell; there is no RR interval"))
                .contains("zu wenige Schläge; es gibt kein RR-Intervall");
        assertThat(GERMAN.of("12 ms longer: outside of the usual variation (380 to 420)"))
                .contains("12 ms länger: außerhalb der üblichen Schwankung (380 bis 420)");
    }

    @Test
    void knowsAWholeStatementButForItsNumbers() {
        assertThat(GERMAN.counted("4 ventricular couplets")).contains("4 ventrikuläre Couplets");
        assertThat(GERMAN.counted("ST elevation in V3, V4 and V5")).isEmpty();
        assertThat(GERMAN.counted("Atrial fibrillation: irregular rhythm, P waves found before only 10 % of beats"))
                .as("half of it in English")
                .isEmpty();
    }

    @Test
    void saysNothingItHasNotGot() {
        assertThat(GERMAN.of("AHA/ACCF/HRS 2009: from 1 to 3 years")).isEmpty();
        assertThat(GERMAN.of("x".repeat(2_000))).isEmpty();
        assertThat(GERMAN.of("$1 \\ {} {n}")).isEmpty();
    }

    @Test
    void saysInGermanEachWordThatAScriptSaysAndNoOther() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> scripts = Files.walk(Path.of("frontend"))) {
            for (Path script :
                    scripts.filter(file -> file.toString().endsWith(".ts")).toList()) {
                said.addAll(keys(Files.readString(script)));
            }
        }
        Stream.of("beatN", "beatS", "beatV", "beatF", "beatQ").forEach(said::add);
        Stream.of("P", "PR", "QRS", "ST", "T").map("part"::concat).forEach(said::add);
        Stream.of("INFERIOR", "SEPTAL", "ANTERIOR", "LATERAL")
                .map("region"::concat)
                .forEach(said::add);
        assertThat(Phrasebook.properties("script_en").keySet()).isEqualTo(said);
        assertThat(Phrasebook.properties("script_de").keySet()).isEqualTo(said);
    }

    /** The keys that a script names. */
    private static Set<String> keys(String script) {
        Set<String> known = Phrasebook.properties("script_en").keySet();
        Stream<String> asked = names("\\bword\\(\\s*\"(\\w+)\"", script);
        Stream<String> chosen = names("\"(\\w+)\"", script).filter(known::contains);
        return Stream.concat(asked, script.contains("word(") ? chosen : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(String pattern, String script) {
        return Pattern.compile(pattern).matcher(script).results().map(match -> match.group(1));
    }
}
