package stoa.query.conversation.place;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.MessagePlaces.Place;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each message, by its id: where it is to be found. */
@Component
class PlaceView implements DocumentView<Place> {

    private static final ViewName NAME = new ViewName("conversation", "place", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(MessageSent.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((MessageSent) event).message().toString());
    }

    @Override
    public Optional<Place> fold(String id, Optional<Place> before, Object event) {
        MessageSent it = (MessageSent) event;
        return Optional.of(new Place(it.conversation(), it.sequence()));
    }

    @Override
    public Document write(Place place) {
        return new Document("conversation", place.conversation().value()).append("sequence", place.sequence());
    }

    @Override
    public Place read(Document stored) {
        return new Place(new ConversationId(stored.getLong("conversation")), stored.getLong("sequence"));
    }
}
