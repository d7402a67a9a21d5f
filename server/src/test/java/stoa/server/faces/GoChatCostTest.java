package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.api.kernel.MetaKeys;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.GoChatPeople.Member;
import stoa.server.forum.ForumContract;

/** What lists of the GoChat face ask of the views, whose own cost does not depend on how long lists are. */
@ForumContract
class GoChatCostTest {

    private static final int MANY = 12;

    private final GoChatPeople people;
    private final QueryBus queries;

    @Autowired
    GoChatCostTest(Doors doors, GoChatFace face, QueryBus queries) {
        this.people = new GoChatPeople(doors, face);
        this.queries = queries;
    }

    /** How often the views are asked for the answer to one request. */
    private int asked(String path, Member member) {
        String id = "cost" + System.nanoTime();
        AtomicInteger asked = new AtomicInteger();
        Registration counting = queries.registerDispatchInterceptor(messages -> {
            if (id.equals(MDC.get(MetaKeys.REQUEST_ID))) {
                asked.incrementAndGet();
            }
            return (index, message) -> message;
        });
        try {
            assertThat(people.http
                            .get(path, "Authorization", "Bearer " + member.token(), "X-Request-Id", id)
                            .status())
                    .isEqualTo(200);
        } finally {
            counting.cancel();
        }
        return asked.get();
    }

    private Map<String, Integer> asked(Member member, String group, String conversation) {
        Map<String, Integer> all = new HashMap<>();
        all.put("conversations", asked("/api/conversations", member));
        all.put("friends", asked("/api/friends", member));
        all.put("online", asked("/api/users/status/online", member));
        all.put("group", asked("/api/groups/" + group, member));
        all.put("messages", asked("/api/conversations/" + conversation + "/messages", member));
        return all;
    }

    private String befriend(Member alice, Member friend) {
        return people.http
                .post("/api/friends", "{\"friendId\":\"" + friend.id() + "\"}", alice.bearer())
                .data()
                .get("conversation")
                .get("conversationId")
                .stringValue();
    }

    @Test
    void the_views_are_asked_as_often_for_long_lists_as_for_short_ones() {
        Member alice = people.register();
        List<Member> friends = Stream.generate(people::register).limit(MANY).toList();
        String conversation = befriend(alice, friends.getFirst());
        people.say(alice, conversation, "one");
        Map<String, Integer> few = asked(alice, people.group(alice, friends.getFirst()), conversation);

        friends.stream().skip(1).forEach(friend -> people.say(friend, befriend(alice, friend), "hello"));
        friends.stream().skip(1).forEach(friend -> people.group(alice, friend));
        people.say(alice, conversation, "two");
        Map<String, Integer> many = asked(alice, people.group(alice, friends.toArray(Member[]::new)), conversation);

        assertThat(many).isEqualTo(few);
        assertThat(few)
                .containsEntry("conversations", 2)
                .containsEntry("friends", 2)
                .containsEntry("online", 2)
                .containsEntry("group", 2)
                .containsEntry("messages", 1);
        assertThat(people.conversations(alice)).hasSize(2 + 2 * MANY);
    }
}
