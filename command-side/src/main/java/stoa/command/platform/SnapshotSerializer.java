package stoa.command.platform;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.Objects;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Writes an aggregate's fields as they are, so that aggregates need no accessors. Snapshots can be thrown away: one of
 * another revision than the aggregate's is refused, and its stream read from the start.
 */
public final class SnapshotSerializer extends Jackson3Serializer {

    public SnapshotSerializer() {
        super(Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.changeDefaultVisibility(
                        visible -> visible.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                                .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                                .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // The signature is Axon's.
    public <S, T> T deserialize(SerializedObject<S> stored) {
        String current = typeForClass(classForType(stored.getType())).getRevision();
        if (!Objects.equals(current, stored.getType().getRevision())) {
            throw new SerializationException(
                    "a snapshot of revision " + stored.getType().getRevision() + " where " + current + " is current: "
                            + stored.getType().getName());
        }
        return super.deserialize(stored);
    }
}
