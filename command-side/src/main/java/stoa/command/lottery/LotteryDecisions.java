package stoa.command.lottery;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.stereotype.Component;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Streams;

/** Makes the decisions about the lottery known to Axon. */
@Component
final class LotteryDecisions implements ConfigurerModule {

    private final LotterySettings settings;

    LotteryDecisions(LotterySettings settings) {
        this.settings = settings;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .configureAggregate(Aggregates.lasting(Stage.class))
                .configureAggregate(Aggregates.busy(Round.class))
                .configureAggregate(Aggregates.brief(Reservation.class))
                .registerCommandHandler(this::rounds)
                .registerCommandHandler(axon -> new Reservations(reservations(axon), roundStreams(axon)));
    }

    private Rounds rounds(Configuration axon) {
        Streams<Stage> stages = new Streams<>(axon.repository(Stage.class), stream -> new Stage());
        return new Rounds(stages, roundStreams(axon), reservations(axon), settings);
    }

    private static Streams<Round> roundStreams(Configuration axon) {
        return new Streams<>(axon.repository(Round.class), stream -> new Round());
    }

    private static Streams<Reservation> reservations(Configuration axon) {
        return new Streams<>(axon.repository(Reservation.class), stream -> new Reservation());
    }
}
