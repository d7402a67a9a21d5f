package stoa.command.comment;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.stereotype.Component;
import stoa.api.post.PostStanding;
import stoa.api.post.event.PostEvent;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/** Makes the decisions about comments known to Axon. */
@Component
final class CommentDecisions implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .configureAggregate(Aggregates.lasting(Comment.class))
                .registerCommandHandler(CommentDecisions::commenting);
    }

    private static Commenting commenting(Configuration axon) {
        return new Commenting(
                new Streams<>(axon.repository(Comment.class), stream -> new Comment()),
                Observed.over(axon, PostEvent.class, PostStanding.NONE, PostStanding::after));
    }
}
