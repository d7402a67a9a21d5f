package stoa.server.audit.lottery;

/** An event that can not have happened as it is told. */
final class WrongEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /** @param position of the event in the ledger */
    WrongEvent(long position, String what) {
        super(what, null, false, false);
        this.position = position;
    }

    long position() {
        return position;
    }

    static void require(boolean holds, long position, String what) {
        if (!holds) {
            throw new WrongEvent(position, what);
        }
    }
}
