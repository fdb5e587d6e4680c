package org.einthoven.evaluation;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.Tensor;

/** What a model is given to read 10 s: the size that its budget is of. */
public final class OneRecord {

    /** 72 beats a minute. */
    static final String WORDS = "10 s: 12 leads with 12 beats, or a pleth";

    private static final int SECONDS = 10;
    private static final int LEADS = 12;
    private static final int BEATS = 12;

    /** The classifier looks at so many leads of each beat. */
    private static final int LEADS_OF_BEATS = 3;

    private OneRecord() {}

    /** Inputs by name; empty for a model that reads no recordings, such as one that was made to be compared with. */
    public static Optional<Map<String, Tensor>> inputs(ModelCard card) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (ModelCard.Port port : card.inputs()) {
            long[] shape = new long[port.shape().size()];
            for (int side = 0; side < shape.length; side++) {
                shape[side] = length(port, side);
            }
            if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
                return Optional.empty();
            }
            inputs.put(port.name(), bumps(shape));
        }
        return Optional.of(inputs);
    }

    /** 0 for a side of which nobody has said how long it would be. */
    private static long length(ModelCard.Port port, int side) {
        String name = port.shape().get(side);
        Double rate = port.rateHz();
        if (name.matches("\\d+")) {
            return Long.parseLong(name);
        }
        return switch (name) {
            case "recordings", "frames" -> 1;
            case "leads" -> LEADS;
            // rows of single beats, or one row of all of them
            case "beats" -> side == 0 ? LEADS_OF_BEATS * BEATS : BEATS;
            case "samples" -> rate == null ? 0 : Math.round(SECONDS * rate);
            default -> 0;
        };
    }

    private static Tensor bumps(long[] shape) {
        Tensor tensor = Tensor.allocate(shape);
        FloatBuffer values = tensor.buffer();
        while (values.hasRemaining()) {
            // no recording leaves the workshop: bumps stand for beats
            values.put((float) (Math.pow(Math.cos(values.position() * 0.0245), 40) - 0.1));
        }
        return tensor;
    }
}
