package stoa.gateway.kit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.queryhandling.QueryHandler;
import stoa.api.account.query.GetProfile;
import stoa.api.audit.query.GetPastRound;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.Prize;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.Drawn;
import stoa.api.lottery.command.GiveUpReservation;
import stoa.api.lottery.command.OpenRound;
import stoa.api.lottery.command.PayReservation;
import stoa.api.lottery.query.FindReservation;
import stoa.api.lottery.query.GetLatestOrder;
import stoa.api.lottery.query.GetRound;
import stoa.api.lottery.query.ListGifts;
import stoa.api.lottery.query.ListRounds;
import stoa.api.lottery.query.RoundView;

/** A lottery in which a test says what is drawn; nothing counts stock. */
public final class FakeLottery implements FakeFeature {

    private final Map<Long, RoundView> rounds = new TreeMap<>();
    private final Map<Long, Reservation> reservations = new TreeMap<>();
    private final Set<Long> ended = new TreeSet<>();
    private final List<GetLatestOrder.Result> paid = new ArrayList<>();
    private final FakeCore core;
    private final FakeVault vault;
    private final Clock clock;

    /** The number, from 0, of the prize that is drawn; below 0 for nothing. */
    public volatile int next;

    /** Whether the view still lists what has ended. */
    public volatile boolean viewIsLate;

    /** The last command that changed a round. */
    public volatile Object heard;

    private record Reservation(long id, AccountId by, Prize prize) {}

    FakeLottery(FakeCore core, FakeVault vault, Clock clock) {
        this.core = core;
        this.vault = vault;
        this.clock = clock;
    }

    /** The prizes that can be drawn. */
    public synchronized List<Prize> prizes() {
        return open().map(round ->
                        round.balances().stream().map(RoundView.Balance::prize).toList())
                .orElse(List.of());
    }

    private Optional<RoundView> open() {
        return rounds.values().stream()
                .filter(round -> round.closing().isEmpty())
                .findFirst();
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(OpenRound command, CommandMessage<?> message) {
        core.requireUp(message);
        heard = command;
        if (open().isPresent()) {
            throw new Rejection(LotteryError.ROUND_OPEN, "one is open");
        }
        RoundId id = new RoundId(vault.next());
        List<RoundView.Balance> balances = command.prizes().stream()
                .map(offer -> Prize.of(new GiftId(vault.next()), offer))
                .map(prize -> new RoundView.Balance(prize, 0, prize.stock(), 0, 0, 0))
                .toList();
        rounds.put(
                id.value(),
                new RoundView(id, command.by(), clock.instant(), Optional.empty(), balances, 0, 0, "c", "d"));
        return core.appended(id, "lottery.RoundOpened");
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(CloseRound command, CommandMessage<?> message) {
        core.requireUp(message);
        heard = command;
        RoundView old = handle(new GetRound(command.round()));
        if (old.closing().isPresent()) {
            throw new Rejection(LotteryError.ROUND_CLOSED, "closed");
        }
        rounds.put(
                command.round().value(),
                new RoundView(
                        old.round(),
                        old.openedBy(),
                        old.openedAt(),
                        Optional.of(new RoundView.Closing(command.by(), clock.instant())),
                        old.balances(),
                        old.entries(),
                        old.draws(),
                        old.commitment(),
                        old.digest()));
        return core.appended(null, "lottery.RoundClosed");
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(AddStock command, CommandMessage<?> message) {
        core.requireUp(message);
        heard = command;
        handle(new GetRound(command.round()));
        return core.appended(null, "lottery.StockAdded");
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(DrawPrize command, CommandMessage<?> message) {
        core.requireUp(message);
        if (next < 0 || open().isEmpty()) {
            return core.appended(new Drawn(Optional.empty()), "lottery.PrizeDrawn");
        }
        Prize prize = prizes().get(next);
        Optional<Drawn.Won> won = prize.blank() ? Optional.empty() : Optional.of(reserve(command.by(), prize));
        Drawn.Hit hit = new Drawn.Hit(open().get().round(), 1, prize, won);
        return core.appended(new Drawn(Optional.of(hit)), "lottery.PrizeDrawn");
    }

    private Drawn.Won reserve(AccountId by, Prize prize) {
        Reservation reservation = new Reservation(vault.next(), by, prize);
        reservations.put(reservation.id(), reservation);
        return new Drawn.Won(
                new ReservationId(reservation.id()), clock.instant().plusSeconds(600));
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(PayReservation command, CommandMessage<?> message) {
        Reservation it = end(command.reservation(), command.by(), message);
        paid.addFirst(new GetLatestOrder.Result(
                command.reservation(),
                core.handle(new GetProfile(command.by())).person(),
                it.prize(),
                clock.instant()));
        return core.appended(null, "lottery.ReservationPaid");
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(GiveUpReservation command, CommandMessage<?> message) {
        end(command.reservation(), command.by(), message);
        return core.appended(null, "lottery.ReservationGivenUp");
    }

    private Reservation end(ReservationId id, AccountId by, CommandMessage<?> message) {
        core.requireUp(message);
        Reservation it = reservations.get(id.value());
        if (it == null || !it.by().equals(by) || !ended.add(id.value())) {
            throw new Rejection(LotteryError.RESERVATION_NOT_FOUND, "ended");
        }
        return it;
    }

    @QueryHandler
    synchronized FindReservation.Result handle(FindReservation query) {
        return new FindReservation.Result(reservations.values().stream()
                .filter(it -> it.by().equals(query.by()) && it.prize().gift().equals(query.gift()))
                .filter(it -> viewIsLate || !ended.contains(it.id()))
                .map(it -> new ReservationId(it.id()))
                .filter(id -> query.after().isEmpty()
                        || id.value() > query.after().get().value())
                .findFirst());
    }

    @QueryHandler
    synchronized GetLatestOrder.Result handle(GetLatestOrder query) {
        return paid.stream()
                .filter(order -> order.buyer().id().equals(query.by()))
                .findFirst()
                .orElseThrow(() -> new Rejection(LotteryError.ORDER_NOT_FOUND, "nothing paid"));
    }

    @QueryHandler
    synchronized ListGifts.Result handle(ListGifts query) {
        return new ListGifts.Result(prizes());
    }

    @QueryHandler
    synchronized ListRounds.Result handle(ListRounds query) {
        List<RoundView> newestFirst = rounds.values().stream().toList().reversed();
        return new ListRounds.Result(new PageOf<>(
                newestFirst.stream()
                        .skip(query.page().offset())
                        .limit(query.page().size())
                        .toList(),
                newestFirst.size()));
    }

    @QueryHandler
    synchronized GetPastRound.Result handle(GetPastRound query) {
        return new GetPastRound.Result(1, handle(new GetRound(query.round())));
    }

    @QueryHandler
    synchronized RoundView handle(GetRound query) {
        return Optional.ofNullable(rounds.get(query.round().value()))
                .orElseThrow(() -> new Rejection(LotteryError.ROUND_NOT_FOUND, "unknown"));
    }

    /** Opens a round of these prizes, whatever is open. */
    public synchronized void offer(PrizeOffer... offers) {
        open().ifPresent(round -> rounds.remove(round.round().value()));
        RoundId id = new RoundId(vault.next());
        List<RoundView.Balance> balances = List.of(offers).stream()
                .map(offer -> Prize.of(new GiftId(vault.next()), offer))
                .map(prize -> new RoundView.Balance(prize, 0, prize.stock(), 0, 0, 0))
                .toList();
        rounds.put(
                id.value(),
                new RoundView(id, Optional.empty(), clock.instant(), Optional.empty(), balances, 0, 0, "c", "d"));
    }
}
