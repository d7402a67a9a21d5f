package stoa.query.conversation.place;

import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.kernel.MessageId;
import stoa.query.platform.join.MessagePlaces;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Finds messages for the queries that name them by their id. */
@Component
class StoredPlaces implements MessagePlaces {

    private final LiveDocuments<Place> places;

    StoredPlaces(ViewReads reads, PlaceView view) {
        this.places = reads.documents(view);
    }

    @Override
    public Optional<Place> find(MessageId message) {
        return places.find(message.toString());
    }
}
