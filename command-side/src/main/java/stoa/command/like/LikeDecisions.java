package stoa.command.like;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.stereotype.Component;
import stoa.api.post.PostStanding;
import stoa.api.post.event.PostEvent;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/** Makes the decisions about likes known to Axon. */
@Component
final class LikeDecisions implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(Aggregates.reversible(Like.class)).registerCommandHandler(LikeDecisions::liking);
    }

    private static Liking liking(Configuration axon) {
        return new Liking(
                new Streams<>(axon.repository(Like.class), Like::new),
                Observed.over(axon, PostEvent.class, PostStanding.NONE, PostStanding::after));
    }
}
