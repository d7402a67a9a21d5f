package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.api.account.ErasureReason;
import stoa.api.account.command.EraseAccount;
import stoa.api.group.GroupRole;
import stoa.api.group.command.ChangeRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Doors;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import tools.jackson.databind.JsonNode;

/** What becomes of groups whose owner is erased. */
@ForumContract
class InheritedGroupsTest {

    private static final String GROUPS = "/api/v1/groups";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final People people;
    private final Client im;
    private final Commands commands;
    private Person owner;
    private Person first;
    private Person second;
    private long group;

    @Autowired
    InheritedGroupsTest(Doors doors, ImFace imFace, ChatFace chatFace, Commands commands) {
        this.people = new People(doors, imFace, chatFace);
        this.im = people.im;
        this.commands = commands;
    }

    @BeforeEach
    void meet() {
        owner = people.register();
        first = people.register();
        second = people.register();
        group = groupOf(owner, first, second);
    }

    private long groupOf(Person founder, Person... members) {
        long made = im.post(GROUPS, "{\"name\":\"G\",\"isPublic\":true}", founder.bearer())
                .json()
                .get("id")
                .longValue();
        for (Person member : members) {
            assertThat(im.post(GROUPS + "/" + made + "/join", "", member.bearer())
                            .status())
                    .isEqualTo(200);
        }
        return made;
    }

    private void erase(Person person) {
        commands.sendAsSystemSeen(new EraseAccount(new AccountId(person.id()), ErasureReason.REQUEST));
    }

    private JsonNode shown() {
        return im.get("/groups/" + group).json();
    }

    private void awaitOwner(Person heir) {
        awaitOwner(heir, group);
    }

    private void awaitOwner(Person heir, long of) {
        await().atMost(SOON)
                .until(() -> im.get("/groups/" + of).json().get("ownerId").longValue() == heir.id());
    }

    @Test
    void whoever_has_been_in_it_longest_owns_it_next_and_may_do_what_an_owner_may() {
        erase(owner);

        awaitOwner(first);
        assertThat(shown().get("memberCount").intValue())
                .as("who is erased stays in numbers")
                .isEqualTo(3);
        String handOn = "{\"userId\":" + second.id() + "}";
        assertThat(im.post(GROUPS + "/" + group + "/transfer", handOn, first.bearer())
                        .status())
                .isEqualTo(200);
        awaitOwner(second);
    }

    @Test
    void an_admin_comes_before_those_who_have_been_in_it_longer() {
        commands.sendAsSystemSeen(new ChangeRole(
                new GroupId(group), new AccountId(second.id()), GroupRole.ADMIN, new AccountId(owner.id())));

        erase(owner);

        awaitOwner(second);
    }

    @Test
    void who_was_erased_too_is_passed_over() {
        erase(first);
        erase(owner);

        awaitOwner(second);
    }

    @Test
    void who_inherited_is_inherited_from() {
        erase(owner);
        awaitOwner(first);
        erase(first);

        awaitOwner(second);
    }

    @Test
    void a_group_in_which_nobody_else_is_ends() {
        erase(first);
        erase(second);
        erase(owner);

        await().atMost(SOON).until(() -> im.get("/groups/" + group).status() == 404);
    }

    @Test
    void a_group_keeps_its_owner_when_a_member_is_erased() {
        long another = groupOf(second, owner);

        erase(first);
        erase(second);

        awaitOwner(owner, another);
        assertThat(shown().get("ownerId").longValue()).isEqualTo(owner.id());
    }
}
