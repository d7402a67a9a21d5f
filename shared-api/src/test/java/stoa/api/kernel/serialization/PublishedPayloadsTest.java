package stoa.api.kernel.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.api.EventSamples;
import stoa.api.account.event.AccountRegistered;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.EventCatalogue;
import tools.jackson.databind.JsonNode;

class PublishedPayloadsTest {

    private final TurningCipher cipher = new TurningCipher();
    private final EventSerializer serializer = EventSerializer.with(cipher);

    private JsonNode stored(Class<?> event) {
        return serializer.serialize(EventSamples.of(event), JsonNode.class).getData();
    }

    private JsonNode masked(Class<?> event) {
        return PublishedPayloads.masked().of(EventCatalogue.nameOf(event), stored(event));
    }

    @Test
    void what_is_personal_or_confidential_is_null_and_the_rest_as_it_was() {
        JsonNode registered = masked(AccountRegistered.class);
        assertThat(registered.get("name").isNull()).isTrue();
        assertThat(registered.get("email").isNull()).isTrue();
        assertThat(registered.get("account"))
                .isEqualTo(stored(AccountRegistered.class).get("account"));
        JsonNode message = masked(MessageSent.class);
        assertThat(message.get("content").isNull()).isTrue();
        assertThat(message.get("sequence")).isEqualTo(stored(MessageSent.class).get("sequence"));
    }

    @Test
    void what_is_neither_is_never_touched() {
        List<String> touched = new ArrayList<>();
        for (Class<?> event : EventCatalogue.events()) {
            if (!masked(event).equals(stored(event))) {
                touched.add(EventCatalogue.nameOf(event));
            }
        }
        assertThat(touched).contains("account.AccountRegistered", "account.ProfileEdited", "conversation.MessageSent");
        assertThat(touched).noneMatch(name -> name.startsWith("lottery.") || name.startsWith("like."));
    }

    @Test
    void whoever_was_granted_it_sees_what_was_said() {
        JsonNode shown =
                PublishedPayloads.revealed(cipher).of("account.AccountRegistered", stored(AccountRegistered.class));

        AccountRegistered sample = (AccountRegistered) EventSamples.of(AccountRegistered.class);
        assertThat(shown.get("name").stringValue()).isEqualTo(sample.name());
        assertThat(shown.get("email").stringValue()).isEqualTo(sample.email());
    }
}
