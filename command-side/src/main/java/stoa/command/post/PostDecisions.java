package stoa.command.post;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.stereotype.Component;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Streams;

/** Makes the decisions about posts known to Axon. */
@Component
final class PostDecisions implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .configureAggregate(Aggregates.lasting(Post.class))
                .configureAggregate(Aggregates.brief(PostViews.class))
                .registerCommandHandler(PostDecisions::viewCounting);
    }

    private static ViewCounting viewCounting(Configuration axon) {
        return new ViewCounting(
                new Streams<>(axon.repository(Post.class), stream -> new Post()),
                new Streams<>(axon.repository(PostViews.class), PostViews::new));
    }
}
