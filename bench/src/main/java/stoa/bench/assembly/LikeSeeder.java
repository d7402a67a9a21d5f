package stoa.bench.assembly;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.like.LikeStream;
import stoa.api.like.event.PostLiked;

/** Gives a post very many likes. */
@RestController
@RequestMapping(BenchEndpoints.PATH)
class LikeSeeder {

    private final Crowd crowd;

    LikeSeeder(Crowd crowd) {
        this.crowd = crowd;
    }

    /** Answers when the views show the likes. */
    @PostMapping("/likes")
    Map<String, Object> seed(@RequestParam long post, @RequestParam long author, @RequestParam int count) {
        // A history is in order of time, and grows at its end: what is seeded comes before what is measured.
        Instant published = Instant.now().minusMillis(count);
        PostId id = new PostId(post);
        AccountId by = new AccountId(author);
        return crowd.act(
                count, PostLiked.class, published, (person, at) -> like(new PostLiked(id, person, by, published, at)));
    }

    private static EventMessage<?> like(PostLiked like) {
        return new GenericDomainEventMessage<>("Like", LikeStream.of(like.post(), like.by()), 0, like);
    }
}
