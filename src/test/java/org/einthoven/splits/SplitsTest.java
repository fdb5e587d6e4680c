package org.einthoven.splits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitsTest {

    @Test
    void deChazalsSetsHaveTwentyTwoRecordsEach() {
        assertThat(Splits.mitdb().records("dev")).hasSize(22);
        assertThat(Splits.mitdb().records("test")).hasSize(22).contains("100", "202", "234");
        assertThat(Splits.mitdb().records("paced")).containsExactly("102", "104", "107", "217");
    }

    @Test
    void ludbsTestIsItsLastTwentyRecords() {
        assertThat(Splits.ludb().records("test")).hasSize(20).contains("181", "200");
        assertThat(Splits.ludb().records("dev")).hasSize(180).doesNotContain("181");
    }

    @Test
    void foldsCoverTheDevelopmentOnce() {
        for (Splits splits : List.of(Splits.mitdb(), Splits.svdb(), Splits.ludb(), Splits.cinc2017())) {
            Set<String> seen = new HashSet<>();
            for (int fold = 0; fold < Splits.FOLDS; fold++) {
                List<String> held = splits.records("fold" + fold);
                assertThat(held).isNotEmpty().allMatch(seen::add);
                assertThat(splits.trainingWithout(fold)).doesNotContainAnyElementsOf(held);
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(splits.records("dev"));
        }
    }

    @Test
    void nothingIsTrainedOnATestRecord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.ludb().requireTrainable(List.of("180", "181")))
                .withMessageContaining("ludb 181 is a test record");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.mitdb().requireTrainable(List.of("100")))
                .withMessageContaining("mitdb 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.cinc2017().requireTrainable(List.of("A00005")))
                .withMessageContaining("A00005");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.ptbxl(Map.of("7", 10)).requireTrainable(List.of("7")))
                .withMessageContaining("ptbxl 7");
    }

    @Test
    void nothingIsTrainedOnThePatientWhoIsAlsoInTheTest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.mitdb().requireTrainable(List.of("201")))
                .withMessageContaining("201 is of a patient who is also in the test");
        assertThat(Splits.mitdb().trainable()).hasSize(21).doesNotContain("201");
        assertThat(Splits.mitdb().records("dev")).as("201 may still be scored").contains("201");
    }

    @Test
    void noPatientIsOnBothSides() {
        for (Splits splits : List.of(Splits.mitdb(), Splits.ludb(), Splits.cinc2017())) {
            assertThat(splits.records("dev")).doesNotContainAnyElementsOf(splits.records("test"));
            splits.requireTrainable(splits.trainable());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Splits("x", Map.of("fold0", Set.of("1"), "test", Set.of("1"))))
                .withMessageContaining("x 1 is in two splits");
    }

    @Test
    void pacedRecordsAreNeitherDevelopmentNorTest() {
        Splits mitdb = Splits.mitdb();

        assertThat(mitdb.records("paced"))
                .doesNotContainAnyElementsOf(mitdb.records("dev"))
                .doesNotContainAnyElementsOf(mitdb.records("test"));
    }

    @Test
    void refusesASplitAndARecordThatAreNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.ludb().records("fold9"))
                .withMessageContaining("ludb has no split fold9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splits.ludb().requireTrainable(List.of("999")))
                .withMessageContaining("ludb has no record 999");
    }

    @Test
    void cincTestIsEveryFifthRecordAndPtbxlTestIsFoldTen() {
        assertThat(Splits.cinc2017().records("test")).hasSize(1705).contains("A00005", "A08525");
        Splits ptbxl = Splits.ptbxl(Map.of("1", 1, "2", 9, "3", 10, "4", 6));
        assertThat(ptbxl.records("dev")).containsExactlyInAnyOrder("1", "4");
        assertThat(ptbxl.records("validation")).containsExactly("2");
        assertThat(ptbxl.records("test")).containsExactly("3");
    }
}
