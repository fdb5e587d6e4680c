package org.einthoven.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.einthoven.ecg.Samples;

/** Samples of an ECG for programs: a list of millivolts to the microvolt, null for one that is missing. */
@Singleton
final class SamplesJson extends JsonSerializer<Samples> implements ObjectMapperCustomizer {
    private static final double PLACES = 1e3;

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule().addSerializer(Samples.class, this));
    }

    @Override
    public void serialize(Samples samples, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < samples.length(); i++) {
            if (samples.isMissing(i)) {
                json.writeNull();
            } else {
                json.writeNumber(Math.rint(samples.at(i) * PLACES) / PLACES);
            }
        }
        json.writeEndArray();
    }
}
