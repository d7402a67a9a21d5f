package stoa.api.conversation.event;

import stoa.api.kernel.StreamNamed;

/** Which conversation two people have, in the stream {@code pair:<lower id>:<higher id>}. */
@StreamNamed("pair:<lower id>:<higher id>")
public sealed interface PairEvent permits PairMet {}
