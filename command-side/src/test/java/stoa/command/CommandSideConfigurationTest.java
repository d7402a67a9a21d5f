package stoa.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import stoa.api.account.command.DisableAccount;
import stoa.api.account.command.EditProfile;
import stoa.api.account.command.EnableAccount;
import stoa.api.account.command.EraseAccount;
import stoa.api.account.command.OpenGuest;
import stoa.api.account.command.RecordPasswordChange;
import stoa.api.account.command.RegisterAccount;
import stoa.api.comment.command.DeleteComment;
import stoa.api.comment.command.WriteComment;
import stoa.api.conversation.command.HideConversation;
import stoa.api.conversation.command.MarkDelivered;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.SendMessage;
import stoa.api.group.command.AddMembers;
import stoa.api.group.command.ChangeAlias;
import stoa.api.group.command.ChangeRole;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.command.DissolveGroup;
import stoa.api.group.command.EditGroup;
import stoa.api.group.command.GrantJoin;
import stoa.api.group.command.JoinGroup;
import stoa.api.group.command.LeaveGroup;
import stoa.api.group.command.RefuseJoin;
import stoa.api.group.command.RemoveMember;
import stoa.api.group.command.TransferGroup;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Guards;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.PostId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Role;
import stoa.api.kernel.ViewProgress;
import stoa.api.like.command.LikePost;
import stoa.api.like.command.WithdrawLike;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.ExpireReservation;
import stoa.api.lottery.command.GiveUpReservation;
import stoa.api.lottery.command.OpenRound;
import stoa.api.lottery.command.PayReservation;
import stoa.api.lottery.command.RotateSeed;
import stoa.api.post.command.CountViews;
import stoa.api.post.command.DeletePost;
import stoa.api.post.command.EditPost;
import stoa.api.post.command.PublishPost;
import stoa.api.social.command.BefriendAccount;
import stoa.api.social.command.FollowAccount;
import stoa.api.social.command.UnfollowAccount;
import stoa.api.social.command.UnfriendAccount;
import stoa.command.platform.AggregateCache;
import stoa.command.platform.AppendOutcome;
import stoa.command.platform.DecidingCommandBus;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.MemoryLedger;
import stoa.testkit.Posts;
import stoa.vault.ClaimKeys;
import stoa.vault.DueDates;
import stoa.vault.Erasures;
import stoa.vault.Sessions;

/** The module as {@code server} takes it: one Spring configuration and what that asks for. */
class CommandSideConfigurationTest {

    private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    private final MemoryLedger ledger = Decisions.ledger();
    private final AtomicInteger transactions = new AtomicInteger();

    @BeforeEach
    void start() {
        spring.registerBean(Configuration.class, () -> configurer().buildConfiguration());
        spring.registerBean(AppendOutcome.class, () -> new Decisions.MemoryOutcome(ledger));
        spring.registerBean(Clock.class, () -> Clock.systemUTC());
        spring.registerBean(DueDates.class, NothingDue::new);
        spring.registerBean(Erasures.class, NobodyErased::new);
        spring.registerBean(Sessions.class, NobodyLoggedIn::new);
        spring.registerBean(
                ViewProgress.class, () -> (position, events, atMost) -> CompletableFuture.completedFuture(true));
        spring.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        spring.register(CommandSideConfiguration.class);
        spring.refresh();
    }

    @AfterEach
    void stop() {
        spring.close();
    }

    @Test
    void handles_every_command_of_its_features() {
        Set<String> handled = new ConcurrentSkipListSet<>();
        startedOn(new RecordingBus(handled));

        assertThat(handled)
                .containsExactlyInAnyOrderElementsOf(List.of(
                        RegisterAccount.class.getName(),
                        EditProfile.class.getName(),
                        EraseAccount.class.getName(),
                        RecordPasswordChange.class.getName(),
                        PublishPost.class.getName(),
                        EditPost.class.getName(),
                        DeletePost.class.getName(),
                        CountViews.class.getName(),
                        WriteComment.class.getName(),
                        DeleteComment.class.getName(),
                        OpenConversation.class.getName(),
                        SendMessage.class.getName(),
                        MarkRead.class.getName(),
                        OpenGuest.class.getName(),
                        DisableAccount.class.getName(),
                        EnableAccount.class.getName(),
                        BefriendAccount.class.getName(),
                        UnfriendAccount.class.getName(),
                        HideConversation.class.getName(),
                        MarkDelivered.class.getName(),
                        AddMembers.class.getName(),
                        ChangeAlias.class.getName(),
                        ChangeRole.class.getName(),
                        CreateGroup.class.getName(),
                        DissolveGroup.class.getName(),
                        EditGroup.class.getName(),
                        GrantJoin.class.getName(),
                        JoinGroup.class.getName(),
                        LeaveGroup.class.getName(),
                        RefuseJoin.class.getName(),
                        RemoveMember.class.getName(),
                        TransferGroup.class.getName(),
                        LikePost.class.getName(),
                        WithdrawLike.class.getName(),
                        FollowAccount.class.getName(),
                        UnfollowAccount.class.getName(),
                        OpenRound.class.getName(),
                        DrawPrize.class.getName(),
                        RotateSeed.class.getName(),
                        AddStock.class.getName(),
                        CloseRound.class.getName(),
                        PayReservation.class.getName(),
                        GiveUpReservation.class.getName(),
                        ExpireReservation.class.getName()));
    }

    @Test
    void puts_the_origin_of_a_command_into_its_events_and_opens_no_transaction() {
        Configuration axon = startedOn(spring.getBean(DecidingCommandBus.class));
        axon.commandBus()
                .dispatch(GenericCommandMessage.asCommandMessage(
                                Posts.post().by(new AccountId(7)).publish())
                        .andMetaData(Map.of(MetaKeys.ACTOR, "7", "else", "left out")));

        assertThat(ledger.appends()).hasSize(1);
        assertThat(ledger.appends().getFirst().events().getFirst().getMetaData())
                .containsOnlyKeys(MetaKeys.ACTOR);
        assertThat(transactions).hasValue(0);
    }

    @Test
    void shows_how_often_it_decided_anew() {
        MeterRegistry meters = new SimpleMeterRegistry();
        spring.getBean(MeterBinder.class).bindTo(meters);
        Configuration axon = startedOn(spring.getBean(DecidingCommandBus.class));
        PostId post = new PostId(CountedIds.FIRST);
        axon.commandBus()
                .dispatch(GenericCommandMessage.asCommandMessage(
                        Posts.post().id(post).publish()));

        axon.commandBus()
                .dispatch(GenericCommandMessage.asCommandMessage(
                        Posts.post().id(post).by(new AccountId(8)).edit()));

        assertThat(meters.get("stoa.command.decisions.anew")
                        .tag("after", "cached-state")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("stoa.command.decisions.anew")
                        .tag("after", "conflict")
                        .functionCounter()
                        .count())
                .isZero();
    }

    private Configuration startedOn(CommandBus bus) {
        Configurer configurer = configurer().configureCommandBus(axon -> bus);
        spring.getBeansOfType(ConfigurerModule.class).values().forEach(module -> module.configureModule(configurer));
        return configurer.start();
    }

    private Configurer configurer() {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(axon -> ledger)
                .configureSerializer(axon -> Jackson3Serializer.builder().build())
                .configureTransactionManager(axon -> () -> {
                    transactions.incrementAndGet();
                    return NoTransactionManager.INSTANCE.startTransaction();
                })
                .configureCorrelationDataProviders(axon -> List.copyOf(
                        spring.getBeansOfType(CorrelationDataProvider.class).values()))
                .registerComponent(ClaimKeys.class, axon -> new Decisions.PlainKeys())
                .registerComponent(Guards.class, axon -> ledger)
                .registerComponent(PublicIds.class, axon -> new CountedIds())
                .registerComponent(Clock.class, axon -> Clock.systemUTC())
                .registerComponent(AggregateCache.class, axon -> spring.getBean(AggregateCache.class));
    }

    private static final class NobodyErased implements Erasures {

        @Override
        public void complete(Erasure erasure) {
            throw new UnsupportedOperationException("nobody is erased here");
        }

        @Override
        public List<Erasure> toRepeat() {
            return List.of();
        }

        @Override
        public void repeated(AccountId account) {
            throw new UnsupportedOperationException("nobody is erased here");
        }
    }

    private static final class NothingDue implements DueDates {

        @Override
        public void put(String kind, Map<String, Optional<Instant>> times) {
            throw new AssertionError("nothing happens here");
        }

        @Override
        public List<String> claim(String kind, int atMost, Duration lease) {
            return List.of();
        }
    }

    private static final class NobodyLoggedIn implements Sessions {

        @Override
        public Opened open(AccountId account, Role role, String face) {
            throw notHere();
        }

        @Override
        public Optional<Session> refresh(String refreshToken) {
            throw notHere();
        }

        @Override
        public boolean isLive(UUID session) {
            throw notHere();
        }

        @Override
        public void end(UUID session) {
            throw notHere();
        }

        @Override
        public void endOthers(AccountId account, UUID kept) {
            throw notHere();
        }

        @Override
        public List<Kept> kept(AccountId account) {
            throw notHere();
        }

        @Override
        public void onEnded(Consumer<UUID> listener) {
            throw notHere();
        }

        private static AssertionError notHere() {
            return new AssertionError("nobody logs in here");
        }
    }

    private static final class RecordingBus extends SimpleCommandBus {

        private final Set<String> handled;

        RecordingBus(Set<String> handled) {
            super(SimpleCommandBus.builder());
            this.handled = handled;
        }

        @Override
        public Registration subscribe(String command, MessageHandler<? super CommandMessage<?>> handler) {
            handled.add(command);
            return super.subscribe(command, handler);
        }
    }
}
