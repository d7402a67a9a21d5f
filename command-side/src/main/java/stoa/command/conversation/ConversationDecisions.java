package stoa.command.conversation;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountStanding;
import stoa.api.account.event.AccountEvent;
import stoa.api.group.GroupStanding;
import stoa.api.group.MemberStanding;
import stoa.api.group.event.GroupEvent;
import stoa.api.group.event.MembershipEvent;
import stoa.api.kernel.Guards;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/** Makes the decisions about conversations known to Axon. */
@Component
final class ConversationDecisions implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .configureAggregate(Aggregates.lasting(Conversation.class))
                .configureAggregate(Aggregates.lasting(ReadPointer.class))
                .configureAggregate(Aggregates.lasting(DeliveryPointer.class))
                .configureAggregate(Aggregates.reversible(Side.class))
                .configureAggregate(Aggregates.brief(PairClaim.class))
                .configureAggregate(Aggregates.brief(SentClaim.class))
                .registerComponent(Recipients.class, ConversationDecisions::recipients)
                .registerComponent(Membership.class, ConversationDecisions::membership)
                .registerCommandHandler(ConversationDecisions::opening)
                .registerCommandHandler(ConversationDecisions::sending)
                .registerCommandHandler(ConversationDecisions::ownSide);
    }

    private static Opening opening(Configuration axon) {
        return new Opening(
                new Streams<>(axon.repository(PairClaim.class), PairClaim::new),
                conversations(axon),
                sides(axon),
                axon.getComponent(Recipients.class));
    }

    private static Sending sending(Configuration axon) {
        return new Sending(
                conversations(axon),
                new Streams<>(axon.repository(SentClaim.class), SentClaim::new),
                axon.getComponent(Recipients.class),
                axon.getComponent(Membership.class));
    }

    private static OwnSide ownSide(Configuration axon) {
        OwnSide.Sides ofMember = new OwnSide.Sides(
                new Streams<>(axon.repository(ReadPointer.class), ReadPointer::new),
                new Streams<>(axon.repository(DeliveryPointer.class), DeliveryPointer::new),
                sides(axon));
        return new OwnSide(
                conversations(axon), ofMember, axon.getComponent(Membership.class), axon.getComponent(Guards.class));
    }

    private static Streams<Conversation> conversations(Configuration axon) {
        return new Streams<>(axon.repository(Conversation.class), Conversation::new);
    }

    private static Streams<Side> sides(Configuration axon) {
        return new Streams<>(axon.repository(Side.class), Side::new);
    }

    private static Recipients recipients(Configuration axon) {
        return new Recipients(Observed.over(axon, AccountEvent.class, AccountStanding.NOBODY, AccountStanding::after));
    }

    private static Membership membership(Configuration axon) {
        return new Membership(
                Observed.over(axon, GroupEvent.class, GroupStanding.NONE, GroupStanding::after),
                Observed.over(axon, MembershipEvent.class, MemberStanding.NONE, MemberStanding::after));
    }
}
