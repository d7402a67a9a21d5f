package stoa.query.conversation.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.account.query.Person;
import stoa.api.conversation.MessageDetail;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.join.People;

/** Tells what is asked for beside messages, for all messages of a page at once. */
@Component
class Details {

    private final People people;
    private final States states;
    private final Readers readers;

    Details(People people, States states, Readers readers) {
        this.people = people;
        this.states = states;
        this.readers = readers;
    }

    List<MessageView> tell(ListMessages query, Head head, List<MessageView> page) {
        if (page.isEmpty()) {
            return page;
        }
        List<MessageView> told = page;
        if (query.details().contains(MessageDetail.STATES)) {
            States.Of of = states.of(query.conversation(), head, query.member());
            told = told.stream()
                    .map(message -> message.with(Optional.of(of.state(message)), message.readers()))
                    .toList();
        }
        if (query.details().contains(MessageDetail.READERS)) {
            Readers.Of of = readers.of(query.conversation(), head, told);
            told = told.stream()
                    .map(message -> message.with(message.state(), of.readers(message)))
                    .toList();
        }
        return told;
    }

    Map<AccountId, Person> senders(ListMessages query, List<MessageView> page) {
        return query.details().contains(MessageDetail.PEOPLE)
                ? people.find(page.stream().map(MessageView::sender).distinct().toList())
                : Map.of();
    }
}
