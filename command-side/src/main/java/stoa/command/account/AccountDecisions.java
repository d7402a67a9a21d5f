package stoa.command.account;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.stereotype.Component;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Streams;
import stoa.vault.ClaimKeys;

/** Makes the decisions about accounts known to Axon. */
@Component
final class AccountDecisions implements ConfigurerModule {

    private final ErasureSettings erasures;

    AccountDecisions(ErasureSettings erasures) {
        this.erasures = erasures;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .configureAggregate(Aggregates.lasting(Account.class))
                .configureAggregate(Aggregates.brief(NameClaim.class))
                .configureAggregate(Aggregates.brief(EmailClaim.class))
                .registerCommandHandler(this::registration);
    }

    private Registration registration(Configuration axon) {
        return new Registration(
                new Streams<>(axon.repository(Account.class), stream -> new Account()),
                new Claims(
                        new Streams<>(axon.repository(NameClaim.class), NameClaim::new),
                        new Streams<>(axon.repository(EmailClaim.class), EmailClaim::new),
                        axon.getComponent(ClaimKeys.class)),
                erasures);
    }
}
