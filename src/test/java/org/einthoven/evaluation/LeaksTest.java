package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.inference.ModelCard;
import org.einthoven.splits.Splits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaksTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "all development records,              fold0, true",
        "all development records,              dev,   true",
        "all development records,              test,  false",
        "development records outside fold 0,   fold0, false",
        "development records outside fold 0,   fold1, true",
        "development records outside fold 0,   dev,   true",
        "development records outside fold 0,   test,  false",
        "some hundred records of ours,         fold0, true",
        "some hundred records of ours,         test,  true"
    })
    void whatWasLearnedFromStandsOnTheCard(String words, String split, boolean seen) {
        List<ModelCard> models = List.of(Cards.learned("LUDB 1.0.1", "144 records: " + words));

        assertThat(Leaks.inLudb(asking(split, true), Splits.ludb().records(split), models))
                .isEqualTo(seen);
        if (seen) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            Leaks.inLudb(asking(split, false), Splits.ludb().records(split), models))
                    .withMessageContaining("pupil 1.0.0 has learned from patients of")
                    .withMessageContaining("--seen yes");
        }
    }

    @Test
    void whatWasLearnedFromAnotherSetDoesNotCount() {
        assertThat(Leaks.inLudb(
                        asking("fold0", false),
                        Splits.ludb().records("fold0"),
                        List.of(Cards.learned("PTB-XL 1.0.3", "all development records"))))
                .isFalse();
    }

    @Test
    void aCardThatNamesNoDataMayHaveLearnedFromAnything() {
        assertThat(Leaks.inLudb(asking("test", true), List.of("181"), List.of(Cards.of("pupil", "ab"))))
                .isTrue();
    }

    @Test
    void oneOfSeveralModelsIsEnough() {
        assertThat(Leaks.inMitdb(
                        asking("fold0", true),
                        List.of("101"),
                        List.of(
                                Cards.learned("PTB-XL", "folds 1 to 7"),
                                Cards.learned("MIT-BIH Arrhythmia Database", "all development records"))))
                .isTrue();
    }

    @Test
    void aModelThatLearnedFrom201Knows202() {
        List<ModelCard> models = List.of(Cards.learned("mitdb", "201 and whatever else"));
        Leaks.Pupil honest = Leaks.Pupil.of(
                Cards.learned("MIT-BIH Arrhythmia Database 1.0.0", "development records outside fold 0"));

        assertThat(Leaks.manOfMitdb("202")).isEqualTo(Leaks.manOfMitdb("201"));
        assertThat(Leaks.inMitdb(asking("test", true), List.of("202"), models)).isTrue();
        assertThat(honest.learned(PublicSet.MITDB, Splits.mitdb()))
                .contains("106")
                .doesNotContain("201", "202", "101");
    }

    @Test
    void aPatientOfPtbxlIsKnownByAnyOfHisRecords() throws IOException {
        ptbxl("1,15.0,61,0,{},3,a", "2,15.0,61,0,{},3,b", "3,16.0,61,0,{},9,c");
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(data.resolve("ptbxl"));
        Leaks.Pupil pupil = new Leaks.Pupil("pupil", List.of(new ModelCard.Source("PTB-XL", "folds 1 to 7", "none")));

        assertThat(Leaks.ofPtbxl(asking("fold3", true), List.of(pupil))).isTrue();
        assertThat(Leaks.ofPtbxl(asking("validation", false), List.of(pupil))).isFalse();
        assertThat(catalogue.row("1").patient()).isEqualTo(catalogue.row("2").patient());
    }

    @Test
    void aPatientOfPtbxlOnBothSidesIsNamed() throws IOException {
        ptbxl("1,15.0,61,0,{},3,a", "7,15.0,61,0,{},10,b");

        assertThatIOException()
                .isThrownBy(() -> Leaks.ofPtbxl(asking("test", false), List.of()))
                .withMessageContaining("ptbxl_database.csv: patient 15.0 is on both sides: record 1 in fold 3, record 7"
                        + " in fold 10");
    }

    @Test
    void everyModelOfThisFolderSaysWhatItLearnedFrom() throws IOException {
        try (Stream<Path> cards = Files.walk(Path.of("models"), 3)) {
            List<ModelCard> all = cards.filter(file -> file.endsWith(ModelCard.FILE))
                    .map(file -> ModelCard.read(file.getParent()))
                    .toList();
            assertThat(all).isNotEmpty();
            assertThat(Leaks.inLudb(asking("test", false), Splits.ludb().records("test"), all))
                    .isFalse();
            assertThat(Leaks.inMitdb(asking("test", false), Splits.mitdb().records("test"), all))
                    .isFalse();
            assertThat(Leaks.inCinc2017(asking("test", false), Splits.cinc2017().records("test"), all))
                    .isFalse();
            ptbxl("1,15.0,61,0,{},9,a", "2,16.0,61,0,{},10,b");
            assertThat(Leaks.inPtbxl(asking("test", false), all)).isFalse();
            assertThat(Leaks.inPtbxl(asking("validation", false), all)).isFalse();
        }
    }

    private EvaluationOptions asking(String split, boolean seen) {
        return new EvaluationOptions("task", data, null, null, split, seen, null, null);
    }

    private void ptbxl(String... rows) throws IOException {
        Path set = Files.createDirectories(data.resolve("ptbxl"));
        Files.writeString(
                set.resolve("ptbxl_database.csv"),
                "ecg_id,patient_id,age,sex,scp_codes,strat_fold,filename_hr\n" + String.join("\n", rows) + "\n");
    }
}
