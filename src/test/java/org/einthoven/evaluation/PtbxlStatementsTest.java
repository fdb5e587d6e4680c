package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PtbxlStatementsTest {

    @TempDir
    Path folder;

    private PtbxlStatements statements;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(
                folder.resolve("scp_statements.csv"),
                """
                ,description,diagnostic,form,rhythm,diagnostic_class,diagnostic_subclass
                NORM,normal ECG,1.0,,,NORM,NORM
                IMI,inferior myocardial infarction,1.0,,,MI,IMI
                AFIB,atrial fibrillation,,,1.0,,
                """);
        statements = PtbxlStatements.read(folder);
    }

    @Test
    void aSuperclassIsTrueWhereOneOfItsStatementsWasMade() {
        assertThat(statements.isTrue("MI", Set.of("IMI", "AFIB"))).isTrue();
        assertThat(statements.isTrue("NORM", Set.of("IMI", "AFIB"))).isFalse();
    }

    @Test
    void aSingleStatementIsTrueWhereItWasMade() {
        assertThat(statements.isTrue("AFIB", Set.of("IMI", "AFIB"))).isTrue();
        assertThat(statements.isTrue("SR", Set.of("IMI", "AFIB"))).isFalse();
    }

    @Test
    void noStatementIsLearnedTwice() {
        assertThat(PtbxlStatements.codes()).doesNotHaveDuplicates().startsWith("NORM", "MI", "STTC", "CD", "HYP");
    }
}
