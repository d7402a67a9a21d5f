package stoa.command.social;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountStanding;
import stoa.api.account.event.AccountEvent;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/** Makes the decisions about who has to do with whom known to Axon. */
@Component
final class SocialDecisions implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .configureAggregate(Aggregates.reversible(Follow.class))
                .configureAggregate(Aggregates.reversible(Friendship.class))
                .registerCommandHandler(SocialDecisions::following)
                .registerCommandHandler(SocialDecisions::befriending);
    }

    private static Following following(Configuration axon) {
        return new Following(new Streams<>(axon.repository(Follow.class), Follow::new), standings(axon));
    }

    private static Befriending befriending(Configuration axon) {
        return new Befriending(new Streams<>(axon.repository(Friendship.class), Friendship::new), standings(axon));
    }

    private static Observed<AccountStanding> standings(Configuration axon) {
        return Observed.over(axon, AccountEvent.class, AccountStanding.NOBODY, AccountStanding::after);
    }
}
