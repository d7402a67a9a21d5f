package stoa.api.conversation.event;

import stoa.api.kernel.StreamNamed;

/** What became of a message that its client had named, in the stream {@code sent:<sender>:<hash of that name>}. */
@StreamNamed("sent:<sender>:<hash of the client's id>")
public sealed interface SentEvent permits MessageRemembered {}
