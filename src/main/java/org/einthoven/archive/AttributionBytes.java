package org.einthoven.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;

/**
 * A map as bytes: one signed byte a sample, -127 to 127 for -1 to 1. A screen shows fewer shades than that, and the
 * long stretches at which no model looked compress to nothing.
 */
final class AttributionBytes {
    private static final float SCALE = 127;

    private AttributionBytes() {}

    static byte[] encode(Map<LeadName, Samples> attribution) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(attribution.size());
            for (Map.Entry<LeadName, Samples> lead : attribution.entrySet()) {
                Samples samples = lead.getValue();
                byte[] steps = new byte[samples.length()];
                for (int i = 0; i < steps.length; i++) {
                    steps[i] = (byte) Math.round(Math.max(-1, Math.min(1, samples.at(i))) * SCALE);
                }
                out.writeUTF(lead.getKey().name());
                out.writeInt(steps.length);
                out.write(steps);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Map<LeadName, Samples> decode(byte[] bytes) {
        Map<LeadName, Samples> attribution = new EnumMap<>(LeadName.class);
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            for (int leads = in.readInt(); leads > 0; leads--) {
                LeadName lead = LeadName.valueOf(in.readUTF());
                byte[] steps = in.readNBytes(in.readInt());
                float[] values = new float[steps.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = steps[i] / SCALE;
                }
                attribution.put(lead, Samples.copyOf(values));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return attribution;
    }
}
