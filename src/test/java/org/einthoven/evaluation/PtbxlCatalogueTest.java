package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.einthoven.evaluation.PtbxlCatalogue.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PtbxlCatalogueTest {

    private static final String TABLE =
            """
            ecg_id,patient_id,age,sex,report,scp_codes,strat_fold,filename_hr
            1,15.0,61.0,0,sinus,"{'NORM': 100.0, 'SR': 0.0}",3,records500/00000/00001_hr
            7,16.0,,1,"two lines,
            and ""quotes""\","{'PVC': 100.0, 'AFIB': 0.0}",10,records500/00000/00007_hr
            """;

    @TempDir
    Path folder;

    @Test
    void readsQuotedFieldsWithCommasQuotesAndLines() {
        assertThat(PublishedTable.csv("a,\"b,c\"\n\"d\"\"e\nf\",g\n"))
                .containsExactly(List.of("a", "b,c"), List.of("d\"e\nf", "g"));
    }

    @Test
    void knowsStatementsFoldAndFileOfARecording() throws IOException {
        Row row = catalogue().row("7");

        assertThat(row)
                .isEqualTo(
                        new Row("7", "16.0", Double.NaN, true, Set.of("PVC", "AFIB"), 10, "records500/00000/00007_hr"));
        assertThat(row.hasAny(Set.of("PVC", "PAC"))).isTrue();
        assertThat(row.hasAny(Set.of("NORM"))).isFalse();
    }

    @Test
    void foldTenIsTheTest() throws IOException {
        assertThat(catalogue().splits().records("test")).containsExactly("7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue().splits().requireTrainable(List.of("7")));
    }

    @Test
    void refusesAnUnknownRecord() throws IOException {
        PtbxlCatalogue catalogue = catalogue();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalogue.row("99"))
                .withMessageContaining("99");
    }

    private PtbxlCatalogue catalogue() throws IOException {
        Files.writeString(folder.resolve("ptbxl_database.csv"), TABLE);
        return PtbxlCatalogue.read(folder);
    }

    @Test
    void aStatementOfLessLikelihoodIsNeitherTrueNorFalse() throws IOException {
        Files.writeString(
                folder.resolve("ptbxl_database.csv"),
                """
                ecg_id,patient_id,age,sex,report,scp_codes,strat_fold,filename_hr
                1,15.0,61.0,0,sinus,"{'IMI': 35.0, 'LAFB': 100.0, 'SR': 0.0}",3,records500/00000/00001_hr
                """);
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(folder);
        assertThat(catalogue.certain("1", Set.of("IMI"))).isEmpty();
        assertThat(catalogue.certain("1", Set.of("LAFB", "IMI"))).contains(true);
        assertThat(catalogue.certain("1", Set.of("SR"))).contains(true);
        assertThat(catalogue.certain("1", Set.of("LVH"))).contains(false);
    }
}
