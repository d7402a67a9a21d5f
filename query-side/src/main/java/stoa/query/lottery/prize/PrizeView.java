package stoa.query.lottery.prize;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.lottery.Prize;
import stoa.api.lottery.event.RoundOpened;
import stoa.query.platform.join.PrizeTables.PrizeTable;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each round, by its id, written once. */
@Component
class PrizeView implements DocumentView<PrizeTable> {

    private static final ViewName NAME = new ViewName("lottery", "prize", 1);
    private static final int CHARACTERS_PER_WEIGHT = 1_024;

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(RoundOpened.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((RoundOpened) event).round().toString());
    }

    @Override
    public Optional<PrizeTable> fold(String id, Optional<PrizeTable> before, Object event) {
        RoundOpened opened = (RoundOpened) event;
        return Optional.of(new PrizeTable(opened.openedBy(), opened.openedAt(), opened.prizes()));
    }

    @Override
    public Document write(PrizeTable table) {
        Document document = new Document("openedAt", Date.from(table.openedAt()))
                .append("prizes", table.prizes().stream().map(PrizeView::write).toList());
        table.openedBy().ifPresent(by -> document.append("openedBy", by.value()));
        return document;
    }

    private static Document write(Prize prize) {
        return new Document("gift", prize.gift().value())
                .append("name", prize.name())
                .append("avatar", prize.avatar())
                .append("description", prize.description())
                .append("price", prize.price())
                .append("stock", prize.stock())
                .append("blank", prize.blank());
    }

    @Override
    public PrizeTable read(Document stored) {
        return new PrizeTable(
                Optional.ofNullable(stored.getLong("openedBy")).map(AccountId::new),
                stored.getDate("openedAt").toInstant(),
                stored.getList("prizes", Document.class).stream()
                        .map(PrizeView::prize)
                        .toList());
    }

    private static Prize prize(Document stored) {
        return new Prize(
                new GiftId(stored.getLong("gift")),
                stored.getString("name"),
                stored.getString("avatar"),
                stored.getString("description"),
                stored.getLong("price"),
                stored.getLong("stock"),
                stored.getBoolean("blank"));
    }

    @Override
    public int weight(PrizeTable table) {
        int characters = table.prizes().stream()
                .mapToInt(prize -> prize.avatar().length() + prize.description().length())
                .sum();
        return 1 + table.prizes().size() / 4 + characters / CHARACTERS_PER_WEIGHT;
    }
}
