package org.einthoven.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * Writes numbers to four decimals: 0.1 µs of a time and 0.0001 of a score are far below what a model resolves, and a
 * long recording has hundreds of thousands of them.
 */
final class RoundedNumbers extends JsonSerializer<Double> {
    private static final double PLACES = 1e4;

    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(Double.class, new RoundedNumbers())
                .addSerializer(double.class, new RoundedNumbers());
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
        double rounded = Math.rint(value * PLACES) / PLACES;
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < Long.MAX_VALUE) {
            json.writeNumber((long) rounded);
        } else {
            json.writeNumber(rounded);
        }
    }
}
