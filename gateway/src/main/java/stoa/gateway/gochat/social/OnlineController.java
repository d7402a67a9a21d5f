package stoa.gateway.gochat.social;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import stoa.api.kernel.AccountId;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatReply;
import stoa.gateway.platform.access.Caller;
import stoa.vault.Presence;

/** Who is here of those whom one knows, and oneself; of all others nothing is said. */
@Controller
final class OnlineController {

    private final Acquaintances acquaintances;
    private final Presence presence;

    OnlineController(Acquaintances acquaintances, Presence presence) {
        this.acquaintances = acquaintances;
        this.presence = presence;
    }

    @GetMapping(GoChatFace.API + "/users/status/online")
    GoChatReply online(Caller caller) {
        Set<AccountId> known = acquaintances.of(caller.account());
        known.add(caller.account());
        Set<AccountId> here = presence.online(known);
        Map<AccountId, Boolean> byId = new TreeMap<>(Comparator.comparing(AccountId::value));
        known.forEach(each -> byId.put(each, here.contains(each)));
        return GoChatReply.of("ok", byId);
    }
}
