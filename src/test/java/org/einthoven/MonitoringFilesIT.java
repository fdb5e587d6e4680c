package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.einthoven.hl7v2.OrderMetrics;
import org.einthoven.monitoring.MonitoringMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard and the rules ask Prometheus for is what the packaged server tells it. */
class MonitoringFilesIT {
    private static final Path OPS = Path.of("ops");

    /** Of what a server tells, by their first words; all else in an expression is PromQL's. */
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:einthoven|http|jvm|process|system|worker|agroal|netty)_[a-z0-9_]+");

    /** Ten a second, for the demo recordings to be read where the machine has other things to do as well. */
    private static final int MOST_LOOKS = 1_800;

    private static final Pattern TOLD = Pattern.compile("(?m)^([a-z_0-9]+)(?:\\{(.*?)})? ");

    @TempDir
    Path folder;

    @Test
    void askForNothingThatThereIsNot() throws Exception {
        Set<String> told;
        Map<String, String> settings = Map.of(
                "EINTHOVEN_HL7V2_SEND_HOST", "127.0.0.1",
                "EINTHOVEN_HL7V2_SEND_PORT", "1",
                "EINTHOVEN_MONITORING_EVERY", "PT1S");
        ServerProcess server =
                ServerProcess.start(folder.resolve("home"), settings).ready();
        try {
            // what nobody asked for yet has no figures
            server.get("/fhir/metadata", "ehr");
            String metrics = server.get("/q/metrics", "admin").body();
            for (int i = 0; i < MOST_LOOKS && !metrics.contains("einthoven_finding_share"); i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                metrics = server.get("/q/metrics", "admin").body();
            }
            told = TOLD.matcher(metrics).results().map(line -> line.group(1)).collect(Collectors.toSet());
        } finally {
            server.stop();
        }

        Set<String> asked = new TreeSet<>();
        expressions().forEach(expression -> METRIC.matcher(expression)
                .results()
                .map(MatchResult::group)
                .forEach(asked::add));

        assertThat(asked).hasSizeGreaterThan(10);
        // told only once a message came, and once a month was learned from: by the names that they will have
        told.add(OrderMetrics.MESSAGES.replace('.', '_') + "_total");
        told.add(MonitoringMetrics.DRIFT_STATISTIC.replace('.', '_'));
        assertThat(told).containsAll(asked);
    }

    @Test
    void haveOneNameForEachRuleAndWordsForWhoeverIsWoken() throws IOException {
        List<JsonNode> rules = list(yaml().at("/groups/0/rules"));

        assertThat(rules).extracting(rule -> rule.path("alert").asText()).doesNotHaveDuplicates();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
        });
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new java.util.ArrayList<>();
        list(yaml().at("/groups/0/rules"))
                .forEach(rule -> expressions.add(rule.path("expr").asText()));
        JsonNode dashboard = new ObjectMapper()
                .readTree(OPS.resolve("grafana-dashboard.json").toFile());
        for (JsonNode panel : dashboard.path("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asText()));
        }
        return expressions;
    }

    private static JsonNode yaml() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(OPS.resolve("prometheus-rules.yaml").toFile());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
