package stoa.api.conversation.event;

import stoa.api.kernel.StreamNamed;

/** How far one of two has been shown what the other wrote, in {@code delivered:<conversation>:<member>}. */
@StreamNamed("delivered:<conversation>:<member>")
public sealed interface DeliveryEvent permits MessagesDelivered {}
