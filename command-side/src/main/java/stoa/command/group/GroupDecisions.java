package stoa.command.group;

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
import stoa.command.platform.Aggregates;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/** Makes the decisions about groups known to Axon. */
@Component
final class GroupDecisions implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .configureAggregate(Aggregates.reversible(Group.class))
                .configureAggregate(Aggregates.reversible(Member.class))
                .configureAggregate(Aggregates.reversible(JoinRequest.class))
                .registerComponent(Doors.class, GroupDecisions::doors)
                .registerComponent(Roles.class, GroupDecisions::roles)
                .registerCommandHandler(axon -> new Governing(
                        new Streams<>(axon.repository(Group.class), Group::new), doorsOf(axon), rolesOf(axon)))
                .registerCommandHandler(axon -> new Entering(doorsOf(axon), rolesOf(axon)))
                .registerCommandHandler(axon -> new Belonging(doorsOf(axon), rolesOf(axon)));
    }

    private static Doors doorsOf(Configuration axon) {
        return axon.getComponent(Doors.class);
    }

    private static Roles rolesOf(Configuration axon) {
        return axon.getComponent(Roles.class);
    }

    private static Doors doors(Configuration axon) {
        return new Doors(
                new Streams<>(axon.repository(Member.class), Member::new),
                new Streams<>(axon.repository(JoinRequest.class), JoinRequest::new),
                Observed.over(axon, AccountEvent.class, AccountStanding.NOBODY, AccountStanding::after),
                axon.eventStore());
    }

    private static Roles roles(Configuration axon) {
        return new Roles(
                Observed.over(axon, GroupEvent.class, GroupStanding.NONE, GroupStanding::after),
                Observed.over(axon, MembershipEvent.class, MemberStanding.NONE, MemberStanding::after));
    }
}
