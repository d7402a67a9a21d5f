package stoa.query.lottery.order;

import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.Prize;
import stoa.api.lottery.query.GetLatestOrder;
import stoa.query.platform.join.People;
import stoa.query.platform.join.PrizeTables;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Answers what somebody paid for last: three reads by id. */
@Component
class OrderQueries {

    private final LiveDocuments<StoredOrder> orders;
    private final PrizeTables tables;
    private final People people;

    OrderQueries(ViewReads reads, OrderView view, PrizeTables tables, People people) {
        this.orders = reads.documents(view);
        this.tables = tables;
        this.people = people;
    }

    @QueryHandler
    GetLatestOrder.Result handle(GetLatestOrder query) {
        return orders.find(query.by().toString())
                .flatMap(order -> prize(order).map(prize -> result(query.by(), order, prize)))
                .orElseThrow(() -> new Rejection(LotteryError.ORDER_NOT_FOUND, query.by() + " has paid for nothing"));
    }

    private Optional<Prize> prize(StoredOrder order) {
        return Optional.ofNullable(tables.find(List.of(order.round())).get(order.round()))
                .flatMap(table -> table.prize(order.gift()));
    }

    private GetLatestOrder.Result result(AccountId by, StoredOrder order, Prize prize) {
        Person buyer = people.find(List.of(by)).get(by);
        return new GetLatestOrder.Result(order.order(), buyer, prize, order.paidAt());
    }
}
