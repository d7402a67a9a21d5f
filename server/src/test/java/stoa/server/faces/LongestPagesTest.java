package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.api.account.command.RegisterAccount;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.group.GroupProfile;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.AddMembers;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.command.Created;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Role;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Doors;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import tools.jackson.databind.JsonNode;

/** The longest page of every list, each with one more row than fits. */
@ForumContract
class LongestPagesTest {

    private final People people;
    private final Commands commands;
    private final PublicIds ids;
    private final ImFace face;
    private Person alice;

    @Autowired
    LongestPagesTest(Doors doors, ImFace imFace, ChatFace chatFace, Commands commands, PublicIds ids) {
        this.people = new People(doors, imFace, chatFace);
        this.commands = commands;
        this.ids = ids;
        this.face = imFace;
    }

    @BeforeEach
    void meet() {
        alice = people.register();
    }

    /** Accounts without passwords, whose hashing would take most of the time. */
    private List<AccountId> accounts(int number) {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            AccountId account = new AccountId(ids.next());
            commands.send(face, self(), new RegisterAccount(account, People.freshName(), "", Role.USER));
            accounts.add(account);
        }
        return accounts;
    }

    private AccountId self() {
        return new AccountId(alice.id());
    }

    private int rows(String path) {
        return people.im.get(path, alice.bearer()).json().size();
    }

    private List<Long> ids(String path, String key) {
        return people.im
                .get(path, alice.bearer())
                .json()
                .valueStream()
                .map(row -> row.get(key).longValue())
                .toList();
    }

    @Test
    void a_list_of_conversations_has_at_most_100() {
        accounts(101).forEach(other -> commands.send(face, self(), new OpenConversation(self(), other)));
        String path = "/api/v1/conversations";
        assertThat(rows(path)).isEqualTo(20);
        assertThat(rows(path + "?limit=100")).isEqualTo(100);
        assertThat(rows(path + "?limit=101")).isEqualTo(100);
        assertThat(rows(path + "?limit=1000&offset=100")).isEqualTo(1);
        assertThat(distinct(ids(path + "?limit=100", "id"), ids(path + "?limit=100&offset=100", "id")))
                .isEqualTo(101);
    }

    private static long distinct(List<Long> first, List<Long> second) {
        return LongStream.concat(
                        first.stream().mapToLong(Long::longValue),
                        second.stream().mapToLong(Long::longValue))
                .distinct()
                .count();
    }

    @Test
    void a_page_of_messages_has_at_most_100_on_both_faces() {
        Person bob = people.register();
        long conversation = people.open(alice, bob);
        String path = "/api/v1/conversations/" + conversation + "/messages";
        IntStream.rangeClosed(1, 101)
                .forEach(number -> people.im.post(path, "{\"content\":\"m" + number + "\"}", alice.bearer()));
        assertThat(rows(path)).isEqualTo(50);
        assertThat(rows(path + "?limit=101")).isEqualTo(100);
        assertThat(rows(path + "?limit=100&offset=100")).isEqualTo(1);
        String chat = "/api/v1/chat/messages?receiver_id=" + bob.id();
        assertThat(onChat(chat).size()).isEqualTo(20);
        assertThat(onChat(chat + "&limit=100").size()).isEqualTo(100);
        assertThat(onChat(chat + "&limit=101").size())
                .as("what is no limit there is as if none were said")
                .isEqualTo(20);
        assertThat(onChat(chat + "&limit=100&offset=100").size()).isEqualTo(1);
    }

    private JsonNode onChat(String path) {
        return people.chat.get(path, alice.bearer()).data().get("messages");
    }

    @Test
    void a_page_of_members_has_at_most_200() {
        GroupId group = group("G", List.of());
        List<AccountId> members = accounts(200);
        for (int from = 0; from < members.size(); from += 100) {
            commands.send(face, self(), new AddMembers(group, self(), members.subList(from, from + 100)));
        }
        String path = "/api/v1/groups/" + group + "/members";
        assertThat(rows(path)).isEqualTo(50);
        assertThat(rows(path + "?limit=200")).isEqualTo(200);
        assertThat(rows(path + "?limit=201")).isEqualTo(200);
        assertThat(ids(path + "?limit=201&offset=200", "userId"))
                .as("whoever has the largest id of those added last")
                .containsExactly(members.getLast().value());
    }

    private GroupId group(String name, List<AccountId> members) {
        GroupProfile profile = new GroupProfile(name, "", "", true, JoinCondition.DIRECT);
        return commands.send(face, self(), new CreateGroup(self(), profile, members), Created.class)
                .group();
    }

    @Test
    void a_page_of_groups_that_were_found_has_at_most_100() {
        String word = "limits" + Long.toString(System.nanoTime(), 36);
        IntStream.rangeClosed(1, 101).forEach(number -> group(word + " " + number, List.of()));
        String path = "/groups/search?q=" + word;
        assertThat(rows(path)).isEqualTo(20);
        assertThat(rows(path + "&limit=101")).isEqualTo(100);
        assertThat(rows(path + "&limit=100&offset=100")).isEqualTo(1);
    }
}
