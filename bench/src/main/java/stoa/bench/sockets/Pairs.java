package stoa.bench.sockets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import stoa.bench.http.SetUp;

/** Two people with a conversation, and which of the people they are. */
record Pairs(List<Pair> all) {

    record Pair(int one, int other, String session) {}

    /** Random pairs, whose conversations are opened as a client does it. */
    static Pairs open(SetUp setUp, List<SetUp.User> people, int count, RandomGenerator random)
            throws IOException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        while (pairs.size() < count) {
            int one = random.nextInt(people.size());
            int other = (one + 1 + random.nextInt(people.size() - 1)) % people.size();
            String path = "/api/v1/users/" + people.get(other).id() + "/sessions";
            String session = setUp.read(setUp.get(path, people.get(one)))
                    .path("data")
                    .path("session_id")
                    .asString();
            pairs.add(new Pair(one, other, session));
        }
        return new Pairs(pairs);
    }
}
