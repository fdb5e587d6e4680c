package org.einthoven.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The pictures beside the results, each drawn from its result file alone. */
final class Plots {

    private static final String SAMPLES = "samples at 100 Hz";

    private static final List<Plot> PLOTS = List.of(
            Plot.confusion("rhythm-cinc2017-fold0", "/confusion", "recordings"),
            Plot.reliability("rhythm-cinc2017-fold0", "/calibration/A/reliability"),
            Plot.confusion("beats-ds1-out-of-fold", "/endToEnd/confusion", "beats"),
            Plot.confusion("delineation-ludb-fold0", "/confusion", SAMPLES),
            Plot.reliability("statements-ptbxl-fold9", "/calibration/NORM/reliability"),
            Plot.reliability("normality-ptbxl-fold9", "/reliability"),
            Plot.confusion("delineation-ludb-fold1", "/confusion", SAMPLES),
            Plot.tempered("beats-ds1-out-of-fold", "beats"),
            Plot.tempered("delineation-ludb-fold0", "waves in single leads"),
            Plot.tempered("delineation-ludb-fold1", "waves in single leads"),
            Plot.tempered("ppg", SAMPLES));

    private Plots() {}

    /**
     * One picture.
     *
     * @param result the result file without its ending
     * @param kind what the picture's name ends with
     * @param needed where in the file's metrics that stands which is drawn
     */
    record Plot(String result, String kind, String needed, Function<JsonNode, String> drawing) {

        private static Plot confusion(String result, String table, String counted) {
            return new Plot(result, "confusion", table, metrics -> ConfusionPlot.of(metrics.at(table), counted));
        }

        private static Plot reliability(String result, String needed) {
            return new Plot(
                    result, "reliability", needed, metrics -> ReliabilityPlot.of(curves(metrics), "recordings"));
        }

        /** Of scores that a temperature makes probabilities of. */
        private static Plot tempered(String result, String counted) {
            String where = "/calibration/tempered";
            return new Plot(result, "reliability", where, metrics -> ReliabilityPlot.of(metrics.at(where), counted));
        }

        /** By what was said; a result that answers one question has its only curve on top. */
        private static JsonNode curves(JsonNode metrics) {
            return metrics.has("reliability")
                    ? new ObjectMapper().createObjectNode().set("abnormal", metrics)
                    : metrics.path("calibration");
        }

        String file() {
            return result + "-" + kind + ".svg";
        }

        /** Throws IllegalArgumentException where the result has nothing to draw. */
        String draw(Path results) throws IOException {
            if (metrics(results).at(needed).isMissingNode()) {
                throw new IllegalArgumentException(result + ".json has no " + needed + " to draw");
            }
            return drawing.apply(metrics(results));
        }

        private JsonNode metrics(Path results) throws IOException {
            return new ObjectMapper()
                    .readTree(Files.readString(results.resolve(result + ".json")))
                    .at("/result/metrics");
        }
    }

    /** Every picture by the name of its file. */
    static Map<String, String> of(Path results) throws IOException {
        Map<String, String> plots = new LinkedHashMap<>();
        for (Plot plot : PLOTS) {
            plots.put(plot.file(), plot.draw(results));
        }
        return plots;
    }
}
