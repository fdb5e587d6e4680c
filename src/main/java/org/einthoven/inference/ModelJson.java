package org.einthoven.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The JSON files of a model's folder, read strictly: an unknown field is a fault, not a surprise. */
final class ModelJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private ModelJson() {}

    static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), type);
        } catch (NoSuchFileException e) {
            throw new ModelFault(file + " is missing: a model's folder holds model.onnx, card.json and golden.json", e);
        } catch (JsonProcessingException e) {
            throw new ModelFault(
                    file + " cannot be read as a " + type.getSimpleName() + " (" + e.getOriginalMessage()
                            + "): fetch the folder again or train the model anew",
                    e);
        } catch (IOException e) {
            throw new ModelFault(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static void write(Path file, Object value) throws IOException {
        Files.write(file, MAPPER.writeValueAsBytes(value));
    }
}
