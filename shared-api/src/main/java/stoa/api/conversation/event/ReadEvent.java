package stoa.api.conversation.event;

import stoa.api.kernel.StreamNamed;

/** How far one member has read one conversation, in the stream {@code read:<conversation>:<member>}. */
@StreamNamed("read:<conversation>:<member>")
public sealed interface ReadEvent permits MessagesRead {}
