package stoa.api.post.command;

import java.time.Instant;
import stoa.api.kernel.PostId;

/** The answer to {@link PublishPost}: under which id and since when the post stands. */
public record Published(PostId post, Instant publishedAt) {}
