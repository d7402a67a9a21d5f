package stoa.query.platform.fold;

/**
 * What an event that was passed over would have done, had it been taken in at its time: some of it has been overtaken
 * by later events, so those are looked at again.
 */
interface Amendment {

    /** The position after which all events that the view handles are to be shown to this, in their order. */
    long from();

    /** Looks at one event; changes nothing that is stored. */
    void look(Positioned event);

    /** Changes what is stored. All events that the view has taken in have been shown, and none comes meanwhile. */
    void write();
}
