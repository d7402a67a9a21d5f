package stoa.query.social.relation;

import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.kernel.FollowId;
import stoa.api.social.query.GetRelation;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Answers who follows whom of two: both directions in one read. */
@Component
class RelationQueries {

    private final LiveDocuments<FollowId> follows;

    RelationQueries(ViewReads reads, RelationView view) {
        this.follows = reads.documents(view);
    }

    @QueryHandler
    GetRelation.Result handle(GetRelation query) {
        String there = RelationView.id(query.account(), query.other());
        String back = RelationView.id(query.other(), query.account());
        Map<String, FollowId> found = follows.findAll(List.of(there, back));
        return new GetRelation.Result(found.containsKey(there), found.containsKey(back));
    }
}
