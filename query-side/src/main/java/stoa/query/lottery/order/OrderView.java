package stoa.query.lottery.order;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.event.ReservationPaid;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each person who ever paid for a prize, by the account's id; the last payment is in it. */
@Component
class OrderView implements DocumentView<StoredOrder> {

    private static final ViewName NAME = new ViewName("lottery", "order", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(ReservationPaid.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((ReservationPaid) event).by().toString());
    }

    @Override
    public Optional<StoredOrder> fold(String id, Optional<StoredOrder> before, Object event) {
        ReservationPaid paid = (ReservationPaid) event;
        return Optional.of(new StoredOrder(paid.reservation(), paid.round(), paid.gift(), paid.paidAt()));
    }

    @Override
    public Document write(StoredOrder order) {
        return new Document("order", order.order().value())
                .append("round", order.round().value())
                .append("gift", order.gift().value())
                .append("paidAt", Date.from(order.paidAt()));
    }

    @Override
    public StoredOrder read(Document stored) {
        return new StoredOrder(
                new ReservationId(stored.getLong("order")),
                new RoundId(stored.getLong("round")),
                new GiftId(stored.getLong("gift")),
                stored.getDate("paidAt").toInstant());
    }
}
