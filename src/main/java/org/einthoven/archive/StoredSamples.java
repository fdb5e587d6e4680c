package org.einthoven.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.einthoven.ecg.Samples;
import org.jspecify.annotations.Nullable;

/**
 * Samples of a representative beat as whole microvolts, null for one that is missing: a fifth of what an
 * electrocardiograph resolves, and half the text of millivolts.
 */
final class StoredSamples {
    private static final float MICROVOLTS = 1000;

    private StoredSamples() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(Samples.class, new Writer())
                .addDeserializer(Samples.class, new Reader());
    }

    private static final class Writer extends JsonSerializer<Samples> {
        @Override
        public void serialize(Samples samples, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (int i = 0; i < samples.length(); i++) {
                if (samples.isMissing(i)) {
                    json.writeNull();
                } else {
                    json.writeNumber(Math.round(samples.at(i) * MICROVOLTS));
                }
            }
            json.writeEndArray();
        }
    }

    private static final class Reader extends JsonDeserializer<Samples> {
        @Override
        public Samples deserialize(JsonParser json, DeserializationContext context) throws IOException {
            @Nullable Integer[] counts = json.readValueAs(Integer[].class);
            float[] mv = new float[counts.length];
            for (int i = 0; i < mv.length; i++) {
                Integer count = counts[i];
                mv[i] = count == null ? Float.NaN : count / MICROVOLTS;
            }
            return Samples.copyOf(mv);
        }
    }
}
