package org.einthoven.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;

/** The JSON files of a model's folder, read strictly: an unknown field is a fault, not a surprise. */
final class ModelJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private ModelJson() {}

    /** @param file what it is called in messages */
    static <T> T read(String file, byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(file, type, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, type, e.getMessage(), e);
        }
    }

    private static ModelFault unreadable(String file, Class<?> type, String why, IOException e) {
        return new ModelFault(
                ModelCheck.FILES,
                file + " cannot be read as a " + type.getSimpleName() + " (" + why
                        + "): fetch the folder again or train the model anew",
                e);
    }

    static void write(Path file, Object value) throws IOException {
        WholeFile.write(file, MAPPER.writeValueAsBytes(value));
    }
}
