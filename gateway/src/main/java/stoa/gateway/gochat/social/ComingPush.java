package stoa.gateway.gochat.social;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.http.JsonText;
import stoa.gateway.platform.socket.PresencePush;

/** Shows to whoever knows somebody that they have come or gone, on whichever face. */
@Component
final class ComingPush implements PresencePush {

    private final GoChatFace face;
    private final Acquaintances acquaintances;

    ComingPush(GoChatFace face, Acquaintances acquaintances) {
        this.face = face;
        this.acquaintances = acquaintances;
    }

    record Frame(String type, Coming data) {}

    record Coming(String userId, boolean online) {}

    @Override
    public Face face() {
        return face;
    }

    @Override
    public Collection<AccountId> audience(AccountId account) {
        return acquaintances.of(account);
    }

    @Override
    public String frame(AccountId account, boolean online) {
        Frame frame = new Frame("friend-online", new Coming(account.toString(), online));
        return new String(JsonText.write(frame), StandardCharsets.UTF_8);
    }
}
