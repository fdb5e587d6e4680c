package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PlotsTest {

    @Test
    void aConfusionHasEachCountInTheRowOfItsTruth() throws Exception {
        JsonNode table = new ObjectMapper().readTree("{\"N\": {\"N\": 9, \"A\": 1}, \"A\": {\"N\": 4, \"A\": 0}}");

        Document svg = parse(ConfusionPlot.of(table, "beats"));

        assertThat(texts(svg)).contains("N", "A", "9", "1", "4", "0");
        Element nine = text(svg, "9");
        Element one = text(svg, "1");
        Element four = text(svg, "4");
        assertThat(one.getAttribute("y")).isEqualTo(nine.getAttribute("y"));
        assertThat(four.getAttribute("x")).isEqualTo(nine.getAttribute("x"));
        // dark where nearly all of a row are: light letters
        assertThat(nine.getAttribute("fill")).isEqualTo("#fff");
        assertThat(one.getAttribute("fill")).isEqualTo("#222");
    }

    @Test
    void aProbabilityThatHoldsLiesOnTheDiagonal() throws Exception {
        JsonNode calibration = new ObjectMapper()
                .readTree("{\"A\": {\"ece\": 0, \"reliability\": [{\"said\": 0.25, \"true\": 0.25, \"records\": 8}]}}");

        Element point = (Element) parse(ReliabilityPlot.of(calibration, "recordings"))
                .getElementsByTagName("circle")
                .item(0);

        double right = Double.parseDouble(point.getAttribute("cx")) - 40;
        double up = 70 + 260 - Double.parseDouble(point.getAttribute("cy"));
        assertThat(right).isEqualTo(65).isEqualTo(up);
        assertThat(point.getTextContent()).isEqualTo("8 recordings");
    }

    @Test
    void aCurveIsDrawnForWhatHasOneAlone() throws Exception {
        JsonNode calibration = new ObjectMapper()
                .readTree(
                        "{\"MI\": {\"reliability\": [{\"said\": 1, \"true\": 1, \"records\": 2}]}, \"AFIB\": {\"ece\": 0}}");

        assertThat(texts(parse(ReliabilityPlot.of(calibration, "recordings"))))
                .contains("MI")
                .doesNotContain("AFIB");
    }

    @Test
    void aResultWithoutWhatIsDrawnIsNamed(@TempDir Path results) throws Exception {
        Files.writeString(results.resolve("rhythm-cinc2017-fold0.json"), "{\"result\": {\"metrics\": {}}}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plots.of(results))
                .withMessageContaining("rhythm-cinc2017-fold0.json has no /confusion");
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static java.util.List<String> texts(Document svg) {
        var nodes = svg.getElementsByTagName("text");
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static Element text(Document svg, String words) {
        var nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getTextContent().equals(words)) {
                return (Element) nodes.item(i);
            }
        }
        throw new AssertionError("no text " + words);
    }
}
