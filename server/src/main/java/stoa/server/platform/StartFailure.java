package stoa.server.platform;

/** The start can not go on. Printed as it is, without a stack trace: why, and what to do about it. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param why a sentence's first half: what is wrong, naming the thing that is wrong
     * @param whatToDo its second half: what the reader can do
     */
    public StartFailure(String why, String whatToDo) {
        this(why, whatToDo, null);
    }

    public StartFailure(String why, String whatToDo, Throwable cause) {
        super(why + "; " + whatToDo + ".", cause);
    }
}
