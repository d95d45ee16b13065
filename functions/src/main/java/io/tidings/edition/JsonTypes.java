package io.tidings.edition;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Function;

/** How our values stand in JSON: ids and instants as text, an empty Optional as null. Saves the start-up of whole modules. */
final class JsonTypes {

    private JsonTypes() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule();
        text(module, Instant.class, Instant::toString, Instant::parse);
        text(module, LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse);
        text(module, EditionId.class, EditionId::value, EditionId::new);
        text(module, NewsletterId.class, NewsletterId::value, NewsletterId::new);
        module.addSerializer(new OptionalWriter());
        module.addDeserializer(Optional.class, new OptionalReader(Optional.empty()));
        return module;
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new JsonSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new JsonDeserializer<T>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return read.apply(in.getText());
            }
        });
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static final class OptionalWriter extends JsonSerializer<Optional> {
        @Override
        public Class<Optional> handledType() {
            return Optional.class;
        }

        @Override
        public void serialize(Optional value, JsonGenerator out, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(value.orElse(null), out);
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class OptionalReader extends JsonDeserializer<Optional> implements ContextualDeserializer {
        private final Optional<JavaType> content;

        private OptionalReader(Optional<JavaType> content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new OptionalReader(Optional.of(property.getType().containedTypeOrUnknown(0)));
        }

        @Override
        public Optional deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Optional.of(context.readValue(in, content.orElseThrow()));
        }

        @Override
        public Optional getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }
}
