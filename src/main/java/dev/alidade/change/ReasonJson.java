package dev.alidade.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Reasons as they are kept. */
final class ReasonJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private ReasonJson() {}

    static String text(List<Reason> reasons) {
        try {
            return JSON.writeValueAsString(reasons);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What cannot be read says nothing. */
    static List<Reason> reasons(String text) {
        try {
            return JSON.readValue(text, REASONS);
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
