package stoa.query.group.alias;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.account.event.AccountErased;
import stoa.api.group.event.MemberAliasChanged;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MembershipEvent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each person who goes by another name anywhere, so that an erasure takes all of it away. */
@Component
class AliasView implements DocumentView<Aliases> {

    private static final ViewName NAME = new ViewName("group", "alias", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(MemberAliasChanged.class, MemberLeft.class, AccountErased.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        AccountId account =
                event instanceof AccountErased erased ? erased.account() : ((MembershipEvent) event).account();
        return List.of(account.toString());
    }

    @Override
    public Optional<Aliases> fold(String id, Optional<Aliases> before, Object event) {
        return switch (event) {
            case MemberAliasChanged it -> before.orElse(Aliases.NONE).with(it.group(), it.alias());
            case MemberLeft it -> before.flatMap(aliases -> aliases.with(it.group(), ""));
            default -> Optional.empty();
        };
    }

    @Override
    public Document write(Aliases aliases) {
        Document document = new Document();
        aliases.byGroup().forEach((group, alias) -> document.append(group.toString(), alias));
        return new Document("aliases", document);
    }

    @Override
    public Aliases read(Document stored) {
        Map<GroupId, String> byGroup = new TreeMap<>(Comparator.comparingLong(GroupId::value));
        stored.get("aliases", Document.class)
                .forEach((group, alias) -> byGroup.put(GroupId.parse(group), (String) alias));
        return new Aliases(byGroup);
    }
}
