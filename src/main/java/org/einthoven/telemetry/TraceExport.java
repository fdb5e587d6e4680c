package org.einthoven.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends traces to a collector where one is set; where none is, OpenTelemetry's own classes are not even loaded. */
@ApplicationScoped
class TraceExport {
    private static final String NAME = "einthoven";
    private static final long PATIENCE_AT_SHUTDOWN_SECONDS = 5;

    private final TraceSettings settings;
    private final String version;
    private @Nullable SdkTracerProvider traces;

    TraceExport(TraceSettings settings, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.settings = settings;
        this.version = version;
    }

    /** Before the workers, whose first step is to be told too. */
    void start(@Observes @Priority(1) StartupEvent event) {
        settings.endpoint().ifPresent(this::sendTo);
    }

    private void sendTo(URI collector) {
        SdkTracerProvider started = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(
                                AttributeKey.stringKey("service.name"), NAME,
                                AttributeKey.stringKey("service.version"), version))))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(collector.toString())
                                .build())
                        .build())
                .build();
        traces = started;
        Spans.tellTo(started.get(NAME, version));
    }

    void stop(@Observes ShutdownEvent event) {
        if (traces != null) {
            Spans.tellTo(null);
            traces.shutdown().join(PATIENCE_AT_SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        }
    }
}
