package stoa.query.post.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.post.PostError;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.PostView;
import stoa.api.post.query.PostView.Counts;
import stoa.query.platform.join.People;
import stoa.query.platform.join.Posts;
import stoa.query.platform.join.Spellings;
import stoa.query.platform.join.Tallies;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Puts posts together from their text, counts, author and tags: four reads by id, however many posts. */
@Component
class PageQueries implements Posts {

    private final LiveDocuments<StoredPost> posts;
    private final Tallies tallies;
    private final People people;
    private final Spellings spellings;

    PageQueries(ViewReads reads, PageView view, Tallies tallies, People people, Spellings spellings) {
        this.posts = reads.documents(view);
        this.tallies = tallies;
        this.people = people;
        this.spellings = spellings;
    }

    @QueryHandler
    PostView handle(GetPost query) {
        return find(List.of(query.post())).stream().findFirst().orElseThrow(() -> missing(query.post()));
    }

    @Override
    public void requireThere(PostId id) {
        if (posts.find(id.toString()).isEmpty()) {
            throw missing(id);
        }
    }

    private static Rejection missing(PostId id) {
        return new Rejection(PostError.POST_NOT_FOUND, "no post " + id);
    }

    @Override
    public List<PostView> find(List<PostId> ids) {
        Map<PostId, StoredPost> found = posts.findAll(ids);
        if (found.isEmpty()) {
            return List.of();
        }
        Set<AccountId> authors = new HashSet<>();
        Set<String> tags = new HashSet<>();
        found.values().forEach(post -> {
            authors.add(post.author());
            tags.addAll(post.tags());
        });
        Joined joined = new Joined(tallies.find(ids), people.find(authors), spellings.find(tags));
        List<PostView> views = new ArrayList<>(found.size());
        for (PostId id : ids) {
            StoredPost post = found.get(id);
            if (post != null) {
                views.add(view(id, post, joined));
            }
        }
        return views;
    }

    /** What the posts of one page are joined with. */
    private record Joined(Map<PostId, Counts> counts, Map<AccountId, Person> people, Map<String, String> spellings) {}

    private static PostView view(PostId id, StoredPost post, Joined joined) {
        List<String> tags = post.tags().stream()
                .map(tag -> joined.spellings().getOrDefault(tag, tag))
                .toList();
        Person author = joined.people().get(post.author());
        Counts counts = joined.counts().get(id);
        return new PostView(id, author, post.title(), post.content(), tags, post.publishedAt(), counts);
    }
}
