package stoa.server.audit.past;

import stoa.api.audit.query.GetPastPost;
import stoa.api.audit.query.GetPastRound;
import stoa.api.kernel.PostId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.query.GetRound;
import stoa.api.lottery.query.RoundView;
import stoa.query.platform.past.PastViews;

/**
 * What is told of the past.
 *
 * @param position the last event that counts
 */
record Past(PastViews views, long position) {

    GetPastPost.Result post(PostId post) {
        return new PastPost(views, post).asOf(position);
    }

    GetPastRound.Result round(RoundId round) {
        return new GetPastRound.Result(position, views.ask(new GetRound(round), RoundView.class));
    }
}
