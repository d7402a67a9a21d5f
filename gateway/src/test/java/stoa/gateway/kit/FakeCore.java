package stoa.gateway.kit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import stoa.api.account.AccountError;
import stoa.api.account.command.DisableAccount;
import stoa.api.account.command.EditProfile;
import stoa.api.account.command.EnableAccount;
import stoa.api.account.command.EraseAccount;
import stoa.api.account.command.OpenGuest;
import stoa.api.account.command.RecordPasswordChange;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.query.FindAccountByEmail;
import stoa.api.account.query.FindAccountByName;
import stoa.api.account.query.FindPeople;
import stoa.api.account.query.FindPeopleByName;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.ListAccounts;
import stoa.api.account.query.Person;
import stoa.api.audit.query.GetCheckpoint;
import stoa.api.audit.query.GetTile;
import stoa.api.audit.query.GetVerifierKey;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Role;
import stoa.api.post.PostError;
import stoa.api.post.Tag;
import stoa.api.post.command.CountViews;
import stoa.api.post.command.DeletePost;
import stoa.api.post.command.EditPost;
import stoa.api.post.command.PublishPost;
import stoa.api.post.command.Published;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.ListHotPosts;
import stoa.api.post.query.ListPosts;
import stoa.api.post.query.ListPostsByAuthor;
import stoa.api.post.query.ListPostsByTag;
import stoa.api.post.query.PostView;

/** Both sides behind the messages, in memory: enough of the rules to tell what the gateway does with them. */
public final class FakeCore implements FakeFeature {

    private final Map<Long, GetProfile.Result> accounts = new ConcurrentSkipListMap<>();
    private final Map<Long, Role> roles = new ConcurrentHashMap<>();
    private final Map<Long, PostView> posts = new ConcurrentSkipListMap<>();
    private final AtomicLong position = new AtomicLong();
    private final FakeVault vault;
    private final Clock clock;

    /** What the next commands are refused with, if anything. */
    public volatile RejectionCode outage;

    /** Metadata of the last command that a face sent. */
    public volatile MetaData lastMetaData = MetaData.emptyInstance();

    /** Counted views that have been sent and not let into the view yet. */
    public final List<CountViews> sentViews = new ArrayList<>();

    public FakeCore(FakeVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(RegisterAccount command, CommandMessage<?> message) {
        requireUp(message);
        if (holder(command.name()).isPresent()
                || (!command.email().isEmpty()
                        && accounts.values().stream()
                                .anyMatch(other -> other.person().email().equalsIgnoreCase(command.email())))) {
            throw new Rejection(AccountError.NAME_OR_EMAIL_TAKEN, "taken");
        }
        open(command);
        return appended(null, "account.AccountRegistered");
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(OpenGuest command, CommandMessage<?> message) {
        requireUp(message);
        String wish = command.name().isEmpty() ? "游客000001" : command.name();
        String name = holder(wish).isPresent() ? wish + "_0001" : wish;
        open(new RegisterAccount(command.account(), name, "", Role.GUEST));
        return appended(null, "account.AccountRegistered");
    }

    private void open(RegisterAccount command) {
        Person person = new Person(command.account(), command.name(), command.nickname(), command.email(), "");
        Instant now = clock.instant();
        accounts.put(
                command.account().value(),
                new GetProfile.Result(person, "", 0, "", "", "", command.phone(), command.role(), now, now, false));
        roles.put(command.account().value(), command.role());
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(EditProfile edit, CommandMessage<?> message) {
        requireUp(message);
        GetProfile.Result old = profile(edit.account());
        if (old.role() == Role.GUEST) {
            throw new Rejection(AccountError.NOT_FOR_GUESTS, "a guest");
        }
        if (edit.name()
                .flatMap(this::holder)
                .filter(it -> !it.account().equals(edit.account()))
                .isPresent()) {
            throw new Rejection(AccountError.NAME_OR_EMAIL_TAKEN, "taken");
        }
        Person person = new Person(
                edit.account(),
                edit.name().orElse(old.person().name()),
                edit.nickname().orElse(old.person().nickname()),
                edit.email().orElse(old.person().email()),
                edit.avatar().orElse(old.person().avatar()));
        accounts.put(
                edit.account().value(),
                new GetProfile.Result(
                        person,
                        edit.bio().orElse(old.bio()),
                        edit.gender().orElse(old.gender()),
                        edit.birthday().orElse(old.birthday()),
                        edit.location().orElse(old.location()),
                        edit.country().orElse(old.country()),
                        edit.phone().orElse(old.phone()),
                        old.role(),
                        old.registeredAt(),
                        clock.instant(),
                        old.disabled()));
        return appended(null, "account.ProfileEdited");
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(EraseAccount command, CommandMessage<?> message) {
        requireUp(message);
        profile(command.account());
        if (roles.get(command.account().value()) == Role.ADMIN) {
            throw new Rejection(AccountError.ADMINISTRATOR_STAYS, "the administrator");
        }
        accounts.remove(command.account().value());
        return appended(clock.instant(), "account.AccountErased");
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(DisableAccount command, CommandMessage<?> message) {
        requireUp(message);
        shutOut(command.account(), true);
        return appended(null, "account.AccountDisabled");
    }

    @CommandHandler
    synchronized CommandResultMessage<?> handle(EnableAccount command, CommandMessage<?> message) {
        requireUp(message);
        shutOut(command.account(), false);
        return appended(null, "account.AccountEnabled");
    }

    private void shutOut(AccountId account, boolean now) {
        GetProfile.Result old = profile(account);
        if (old.role() == Role.ADMIN) {
            throw new Rejection(AccountError.ADMINISTRATOR_STAYS, "the administrator");
        }
        accounts.put(
                account.value(),
                new GetProfile.Result(
                        old.person(),
                        old.bio(),
                        old.gender(),
                        old.birthday(),
                        old.location(),
                        old.country(),
                        old.phone(),
                        old.role(),
                        old.registeredAt(),
                        old.updatedAt(),
                        now));
    }

    @CommandHandler
    CommandResultMessage<?> handle(RecordPasswordChange command, CommandMessage<?> message) {
        requireUp(message);
        return appended(null, "account.PasswordChanged");
    }

    @CommandHandler
    CommandResultMessage<?> handle(PublishPost command, CommandMessage<?> message) {
        requireUp(message);
        PostId id = new PostId(vault.next());
        Published published = new Published(id, clock.instant());
        posts.put(
                id.value(),
                new PostView(
                        id,
                        Person.unknown(command.author()),
                        command.title(),
                        command.content(),
                        names(command.tags()),
                        published.publishedAt(),
                        new PostView.Counts(0, 0, 0)));
        return appended(published, "post.PostPublished");
    }

    @CommandHandler
    CommandResultMessage<?> handle(EditPost command, CommandMessage<?> message) {
        requireUp(message);
        PostView old = own(command.post(), command.editor());
        posts.put(
                command.post().value(),
                new PostView(
                        old.id(),
                        old.author(),
                        command.title(),
                        command.content(),
                        command.tags().map(FakeCore::names).orElse(old.tags()),
                        old.publishedAt(),
                        old.counts()));
        return appended(null, "post.PostEdited");
    }

    @CommandHandler
    CommandResultMessage<?> handle(DeletePost command, CommandMessage<?> message) {
        requireUp(message);
        own(command.post(), command.by());
        posts.remove(command.post().value());
        return appended(null, "post.PostDeleted");
    }

    @CommandHandler
    synchronized void handle(CountViews command, CommandMessage<?> message) {
        requireUp(message);
        sentViews.add(command);
    }

    /** Lets everything counted so far into the view. */
    public synchronized void landViews() {
        for (CountViews count : sentViews) {
            posts.computeIfPresent(
                    count.post().value(),
                    (id, post) -> new PostView(
                            post.id(),
                            post.author(),
                            post.title(),
                            post.content(),
                            post.tags(),
                            post.publishedAt(),
                            new PostView.Counts(post.counts().views() + count.views(), 0, 0)));
        }
        sentViews.clear();
    }

    @QueryHandler
    FindAccountByName.Result handle(FindAccountByName query) {
        return new FindAccountByName.Result(holder(query.name()));
    }

    @QueryHandler
    FindAccountByEmail.Result handle(FindAccountByEmail query) {
        return new FindAccountByEmail.Result(accounts.values().stream()
                .filter(account -> !query.email().isBlank()
                        && account.person()
                                .email()
                                .equalsIgnoreCase(query.email().strip()))
                .map(account -> new FindAccountByName.Holder(account.person().id(), account.role()))
                .findFirst());
    }

    @QueryHandler
    FindPeople.Result handle(FindPeople query) {
        return new FindPeople.Result(query.accounts().stream()
                .collect(Collectors.toMap(id -> id, id -> Optional.ofNullable(accounts.get(id.value()))
                        .map(GetProfile.Result::person)
                        .orElse(Person.unknown(id)))));
    }

    @QueryHandler
    FindPeopleByName.Result handle(FindPeopleByName query) {
        return new FindPeopleByName.Result(query.names().stream()
                .filter(name -> holder(name).isPresent())
                .collect(Collectors.toMap(
                        name -> name,
                        name -> profile(holder(name).orElseThrow().account()).person())));
    }

    @QueryHandler
    ListAccounts.Result handle(ListAccounts query) {
        List<GetProfile.Result> registered = accounts.values().stream()
                .filter(account -> account.role() != Role.GUEST)
                .toList();
        return new ListAccounts.Result(
                registered.stream().skip(query.offset()).limit(query.limit()).toList(), registered.size());
    }

    @QueryHandler
    GetProfile.Result handle(GetProfile query) {
        return profile(query.account());
    }

    @QueryHandler
    PostView handle(GetPost query) {
        return withAuthor(Optional.ofNullable(posts.get(query.post().value()))
                .orElseThrow(() -> new Rejection(PostError.POST_NOT_FOUND, "unknown")));
    }

    @QueryHandler
    ListPosts.Result handle(ListPosts query) {
        return page(
                posts.values().stream().toList(),
                query.page().offset(),
                query.page().size());
    }

    @QueryHandler
    ListPosts.Result handle(ListPostsByTag query) {
        List<PostView> tagged = posts.values().stream()
                .filter(post -> post.tags().stream().anyMatch(tag -> CanonicalText.of(tag)
                        .equals(query.tag().key())))
                .toList();
        return page(tagged, query.page().offset(), query.page().size());
    }

    @QueryHandler
    ListPosts.Result handle(ListPostsByAuthor query) {
        profile(query.author());
        List<PostView> own = posts.values().stream()
                .filter(post -> post.author().id().equals(query.author()))
                .toList();
        return page(own, query.page().offset(), query.page().size());
    }

    @QueryHandler
    ListHotPosts.Result handle(ListHotPosts query) {
        return new ListHotPosts.Result(posts.values().stream()
                .map(post -> new ListHotPosts.HotPost(
                        post.id(), post.title(), post.publishedAt().getEpochSecond()))
                .limit(10)
                .toList());
    }

    @QueryHandler
    GetCheckpoint.Result handle(GetCheckpoint query) {
        return new GetCheckpoint.Result("stoa.example/ledger\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    }

    @QueryHandler
    GetVerifierKey.Result handle(GetVerifierKey query) {
        return new GetVerifierKey.Result("stoa.example/ledger+00000000+AAAA");
    }

    @QueryHandler
    GetTile.Result handle(GetTile query) {
        boolean there = query.level() == 0 && (query.index() == 0 || query.index() == 1_234_067);
        return new GetTile.Result(there ? Optional.of(new byte[32 * query.width()]) : Optional.empty());
    }

    private static List<String> names(List<Tag> tags) {
        return tags.stream().map(Tag::name).toList();
    }

    private ListPosts.Result page(List<PostView> all, long offset, int size) {
        List<PostView> newestFirst = all.reversed().stream()
                .skip(offset)
                .limit(size)
                .map(this::withAuthor)
                .toList();
        return new ListPosts.Result(new PageOf<>(newestFirst, all.size()));
    }

    private PostView withAuthor(PostView post) {
        GetProfile.Result author = accounts.get(post.author().id().value());
        return author == null
                ? post
                : new PostView(
                        post.id(),
                        author.person(),
                        post.title(),
                        post.content(),
                        post.tags(),
                        post.publishedAt(),
                        post.counts());
    }

    private PostView own(PostId id, AccountId author) {
        PostView post = handle(new GetPost(id));
        if (!post.author().id().equals(author)) {
            throw new Rejection(PostError.NOT_THE_AUTHOR, "not yours");
        }
        return post;
    }

    private GetProfile.Result profile(AccountId account) {
        return Optional.ofNullable(accounts.get(account.value()))
                .orElseThrow(() -> new Rejection(AccountError.ACCOUNT_NOT_FOUND, "unknown"));
    }

    private Optional<FindAccountByName.Holder> holder(String name) {
        return accounts.values().stream()
                .filter(account -> CanonicalText.of(account.person().name()).equals(CanonicalText.of(name)))
                .map(account -> new FindAccountByName.Holder(
                        account.person().id(), roles.get(account.person().id().value())))
                .findFirst();
    }

    CommandResultMessage<?> appended(Object answer, String event) {
        return new GenericCommandResultMessage<>(
                answer,
                MetaData.with(MetaKeys.POSITION, position.incrementAndGet()).and(MetaKeys.EVENTS, Set.of(event)));
    }

    void requireUp(CommandMessage<?> message) {
        lastMetaData = message.getMetaData();
        if (outage != null) {
            throw new Rejection(outage, "as the test wants it");
        }
    }
}
