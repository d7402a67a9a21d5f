package stoa.query.post.page;

import java.time.Instant;
import java.util.List;
import stoa.api.kernel.AccountId;

/** What a post says; tags by key, in the author's order. */
record StoredPost(AccountId author, String title, String content, List<String> tags, Instant publishedAt) {}
