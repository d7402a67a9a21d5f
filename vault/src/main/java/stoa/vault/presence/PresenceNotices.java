package stoa.vault.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import stoa.api.kernel.AccountId;

/**
 * What nodes tell each other: {@code + node ids} of who came, {@code - node ids} of who went, {@code . node} of the end
 * of a node, {@code ! id milliseconds} of a ping.
 */
final class PresenceNotices {

    /** Many ids, and still short enough for a notice. */
    private static final int PER_NOTICE = 200;

    static List<String> came(UUID node, Collection<AccountId> accounts) {
        return several("+ " + node + " ", accounts);
    }

    static List<String> went(UUID node, Collection<AccountId> accounts) {
        return several("- " + node + " ", accounts);
    }

    static String ended(UUID node) {
        return ". " + node;
    }

    static String pinged(AccountId account, long millis) {
        return "! " + account + " " + millis;
    }

    private static List<String> several(String head, Collection<AccountId> accounts) {
        List<AccountId> all = List.copyOf(accounts);
        List<String> notices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PER_NOTICE) {
            notices.add(all.subList(from, Math.min(all.size(), from + PER_NOTICE)).stream()
                    .map(AccountId::toString)
                    .collect(Collectors.joining(",", head, "")));
        }
        return notices;
    }

    /** Takes in a notice of another node; whom it concerns. Empty if all may have changed. */
    static Optional<Set<AccountId>> take(String notice, UUID self, Attendance attendance) {
        String[] words = notice.split(" ", -1);
        if (words[0].equals("!")) {
            AccountId account = AccountId.parse(words[1]);
            attendance.pinged(account, Long.parseLong(words[2]));
            return Optional.of(Set.of(account));
        }
        UUID node = UUID.fromString(words[1]);
        if (node.equals(self)) {
            return Optional.of(Set.of());
        }
        if (words[0].equals(".")) {
            return Optional.empty();
        }
        Set<AccountId> accounts =
                List.of(words[2].split(",", -1)).stream().map(AccountId::parse).collect(Collectors.toSet());
        accounts.forEach(account -> {
            if (words[0].equals("+")) {
                attendance.came(node, account);
            } else {
                attendance.went(node, account);
            }
        });
        return Optional.of(accounts);
    }

    private PresenceNotices() {}
}
