package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.einthoven.ecg.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LudbCatalogueTest {

    @TempDir
    Path folder;

    @Test
    void readsFieldsOfSeveralLinesAndWhatIsSaidInThem() throws IOException {
        Files.writeString(
                folder.resolve("ludb.csv"),
                """
                ID,Sex,Age,Rhythms,Conduction abnormalities
                1,"F
                ","51
                ",Sinus bradycardia,"Complete left bundle branch block
                I degree av block"
                2,"M
                ",">89
                ",Atrial fibrillation,
                3,"?
                ",unknown,Sinus rhythm,
                """);
        LudbCatalogue catalogue = LudbCatalogue.read(folder);

        LudbCatalogue.Row first = catalogue.row("1");
        assertThat(first.subject()).isEqualTo(new Subject(51.0, Subject.Sex.FEMALE));
        assertThat(first.says(List.of("i degree av"))).isTrue();
        assertThat(first.says(List.of("atrial", "ii degree av"))).isFalse();
        assertThat(catalogue.row("2").subject()).isEqualTo(new Subject(90.0, Subject.Sex.MALE));
        assertThat(catalogue.row("3").subject()).isEqualTo(Subject.UNKNOWN);
    }
}
