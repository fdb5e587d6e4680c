package org.einthoven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The manifests in {@code k8s/base} say what the Kubernetes API understands, and nothing else. */
class KubernetesBaseTest {

    private static final Path BASE = Path.of("k8s/base");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final Map<String, Class<?>> KINDS = Map.of(
            "ConfigMap", V1ConfigMap.class,
            "Deployment", V1Deployment.class,
            "NetworkPolicy", V1NetworkPolicy.class,
            "PodDisruptionBudget", V1PodDisruptionBudget.class,
            "Service", V1Service.class,
            "ServiceAccount", V1ServiceAccount.class);

    @Test
    void everyResourceOfTheKustomizationParsesStrictly() throws IOException {
        List<String> resources = new ArrayList<>();
        YAML.readTree(BASE.resolve("kustomization.yaml").toFile())
                .get("resources")
                .forEach(name -> resources.add(name.asText()));
        assertThat(resources).hasSize(6);
        for (String name : resources) {
            assertThat(parse(Files.readString(BASE.resolve(name)))).as(name).isNotNull();
        }
    }

    @Test
    void refusesAFieldThatKubernetesDoesNotKnow() throws IOException {
        String misspelt = Files.readString(BASE.resolve("deployment.yaml")).replace("replicas:", "replicsa:");
        assertThatThrownBy(() -> parse(misspelt)).hasMessageContaining("replicsa");
    }

    @Test
    void podRunsWithoutPrivilegesAndIsProbed() throws IOException {
        V1Deployment deployment = (V1Deployment) parse(Files.readString(BASE.resolve("deployment.yaml")));
        var pod = deployment.getSpec().getTemplate().getSpec();
        V1Container container = pod.getContainers().get(0);
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(container.getEnvFrom())
                .anySatisfy(from -> assertThat(from.getSecretRef()).isNotNull());
    }

    private static Object parse(String yaml) throws IOException {
        JsonNode tree = YAML.readTree(yaml);
        // The generated models check each object against the fields of the API while they are read.
        return JSON.getGson()
                .fromJson(tree.toString(), KINDS.get(tree.get("kind").asText()));
    }
}
