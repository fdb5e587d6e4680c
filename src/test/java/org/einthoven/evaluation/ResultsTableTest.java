package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsTableTest {

    @TempDir
    Path results;

    private ResultsTable table;

    @BeforeEach
    void twoResults() throws IOException {
        Files.writeString(
                results.resolve("a.json"),
                """
                {"result": {"records": 1200, "metrics": {
                  "f1": {"value": 0.9, "low": 0.85, "high": 0.9344}, "none": null, "zero": 0.0,
                  "PR": {"meanMs": {"value": -3}, "sdMs": {"value": 4}}}}}
                """);
        Files.writeString(
                results.resolve("b.json"),
                """
                {"result": {"records": 34, "metrics": {
                  "f1": {"value": 0.7, "low": 0.6, "high": 0.8}, "PR": {"meanMs": {"value": 3}, "sdMs": {"value": 4}}}}}
                """);
        table = new ResultsTable(results);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a f1 .3}       | .900",
                "{a f1 [.3]}     | .900 [.850 to .934]",
                "{a f1 [.2]}     | .90 [.85 to .93]",
                "{a f1 %}        | 90.0",
                "{a f1 %%}       | 90.00",
                "{a zero .3}     | 0",
                "{a records n}   | 1,200",
                "{a+b records n} | 1,234",
                "{a+b f1 %}      | 80.0",
                "{a PR.meanMs 0} | −3",
                "{a records 0.0} | 1200.0",
                // two groups at -3 and 3, each with an SD of 4: 5 together
                "{a+b PR ±}      | 0 ± 5",
                "{a PR ±}        | −3 ± 4"
            })
    void printsAFigureAsItIsAskedFor(String asked, String printed) throws IOException {
        assertThat(table.fill("| before " + asked + " after |")).isEqualTo("| before " + printed + " after |");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{c f1 .3}     | c.json, which is not there",
                "{a f2 .3}     | a.json has no figure f2",
                "{a none .3}   | a.json has no figure none",
                "{a f1 .9}     | no figure is printed as \".9\"",
                "{a PR .3}     | not a figure",
                "{a+b f1 [.3]} | the intervals of several figures are not that of their mean"
            })
    void aFigureThatIsNotThereIsNamed(String asked, String problem) {
        assertThatIllegalArgumentException().isThrownBy(() -> table.fill(asked)).withMessageContaining(problem);
    }

    @Test
    void aReadmeWithoutAPlaceForTheTableIsLeftAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.putInto("# Einthoven", "table.md"))
                .withMessageContaining("end of results");
    }

    /** Where this fails, run {@code mvn -q compile exec:java@evaluate -Dexec.args=table}. */
    @Test
    void theDocumentsHaveTheFiguresThatWereMeasured() throws IOException {
        for (Map.Entry<Path, String> of : ResultsTable.TEMPLATES.entrySet()) {
            String document = Files.readString(of.getKey());

            assertThat(new ResultsTable(Path.of("docs", "evaluation")).putInto(document, of.getValue()))
                    .isEqualTo(document);
        }
    }

    /** Where this fails, run the same command. */
    @Test
    void thePicturesShowTheFiguresThatWereMeasured() throws IOException {
        Path folder = Path.of("docs", "evaluation");

        for (Map.Entry<String, String> plot : Plots.of(folder).entrySet()) {
            assertThat(folder.resolve(plot.getKey())).hasContent(plot.getValue());
        }
    }
}
