package stoa.bench.assembly;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import stoa.api.group.GroupRole;
import stoa.api.group.event.MemberJoined;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/** Has very many people be in a group. */
@RestController
@RequestMapping(BenchEndpoints.PATH)
class MemberSeeder {

    private final Crowd crowd;

    MemberSeeder(Crowd crowd) {
        this.crowd = crowd;
    }

    /** Answers when the views show them. */
    @PostMapping("/members")
    Map<String, Object> seed(@RequestParam long group, @RequestParam int count) {
        // Members stand in the order in which they came: what is seeded comes before what is measured.
        Instant first = Instant.now().minusMillis(count);
        GroupId id = new GroupId(group);
        return crowd.act(count, MemberJoined.class, first, (person, at) -> join(id, person, at));
    }

    private static EventMessage<?> join(GroupId group, AccountId account, Instant at) {
        MemberJoined joined = new MemberJoined(group, account, GroupRole.MEMBER, account, 0, at);
        return new GenericDomainEventMessage<>("Member", group.memberStream(account), 0, joined);
    }
}
