package stoa.query.post.authored;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.post.query.ListPosts;
import stoa.api.post.query.ListPostsByAuthor;
import stoa.query.platform.join.People;
import stoa.query.platform.join.Posts;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Answers pages of one person's posts, newest first. */
@Component
class AuthoredQueries {

    private final LiveLists lists;
    private final Posts posts;
    private final People people;

    AuthoredQueries(ViewLists lists, AuthoredView view, Posts posts, People people) {
        this.lists = lists.of(view);
        this.posts = posts;
        this.people = people;
    }

    @QueryHandler
    ListPosts.Result handle(ListPostsByAuthor query) {
        PageOf<Entry> page = lists.page(query.author().toString(), query.page());
        if (page.total() == 0 && people.role(query.author()).isEmpty()) {
            throw new Rejection(AccountError.ACCOUNT_NOT_FOUND, "no account " + query.author());
        }
        return new ListPosts.Result(posts.of(page));
    }
}
