package stoa.server.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.command.Sent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.platform.Commands;
import stoa.ledger.Ledger;
import stoa.server.testing.StoaTest;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/** A long stream is put down in the ledger's database by the whole of Stoa, and gone on from. */
class SnapshotsTest {

    private static final int MESSAGES = 120;
    private static final String STREAM = ConversationId.WORLD.stream();

    private static long write(StoaTest stoa) {
        AccountId somebody = new AccountId(7);
        SendMessage message = new SendMessage(
                ConversationId.WORLD, somebody, Optional.empty(), MessageBody.text("m"), Optional.empty());
        return stoa.bean(Commands.class)
                .send(stoa.bean(ForumFace.class), somebody, message, Sent.class)
                .sequence();
    }

    @Test
    void a_room_is_put_down_and_the_next_node_goes_on_from_there(@TempDir Path data) {
        TestDatabase database = TestPostgres.freshDatabase();
        try (StoaTest first = StoaTest.start(database, data)) {
            for (int i = 1; i <= MESSAGES; i++) {
                assertThat(write(first)).isEqualTo(i);
            }
            assertThat(first.bean(Ledger.class).snapshot(STREAM))
                    .hasValueSatisfying(
                            kept -> assertThat(kept.event().sequence()).isBetween(MESSAGES / 2L, MESSAGES - 1L));
        }
        try (StoaTest second = StoaTest.start(database, data)) {
            assertThat(write(second)).isEqualTo(MESSAGES + 1L);
        }
    }
}
