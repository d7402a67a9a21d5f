package stoa.query.platform.past;

import static stoa.testkit.Groups.group;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.kernel.AccountId;
import stoa.testkit.Groups;

/** People who come to groups, rise and fall in them and go, as these may follow each other. */
final class GeneratedMembers {

    static final AccountId OWNER = new AccountId(7);
    private static final int GROUPS = 3;
    private static final int PEOPLE = 8;

    private final SplittableRandom random;
    private final List<Object> events = new ArrayList<>();
    private final List<Told> groups = LongStream.rangeClosed(1, GROUPS)
            .mapToObj(number -> new Told(group(2_000 + number)))
            .toList();

    GeneratedMembers(SplittableRandom random, int number) {
        this.random = random;
        for (Told each : groups) {
            events.add(each.group.created(
                    OWNER.value(), Groups.profile("Engines", random.nextBoolean(), JoinCondition.DIRECT)));
            events.add(each.group.joined(OWNER.value(), GroupRole.OWNER, 0));
        }
        while (events.size() < number) {
            groups.get(random.nextInt(GROUPS)).goOn();
        }
    }

    List<Object> events() {
        return events;
    }

    List<Groups> groups() {
        return groups.stream().map(each -> each.group).toList();
    }

    private final class Told {

        private final Groups group;
        private final List<MemberJoined> members = new ArrayList<>();

        Told(Groups group) {
            this.group = group;
        }

        void goOn() {
            int dice = random.nextInt(10);
            if (members.isEmpty() || dice < 4) {
                join(100 + random.nextInt(PEOPLE));
            } else if (dice < 7) {
                events.add(group.left(members.remove(random.nextInt(members.size()))));
            } else {
                become(random.nextInt(members.size()));
            }
        }

        private void join(long account) {
            if (members.stream().noneMatch(member -> member.account().value() == account)) {
                MemberJoined joined = group.joined(account, GroupRole.MEMBER, events.size());
                members.add(joined);
                events.add(joined);
            }
        }

        private void become(int index) {
            MemberJoined member = members.get(index);
            GroupRole other = member.role() == GroupRole.ADMIN ? GroupRole.MEMBER : GroupRole.ADMIN;
            MemberRoleChanged became = group.became(member, other);
            events.add(became);
            members.set(
                    index,
                    new MemberJoined(
                            member.group(),
                            member.account(),
                            other,
                            member.by(),
                            member.readUpTo(),
                            member.joinedAt()));
        }
    }
}
