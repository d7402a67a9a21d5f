package stoa.server.api;

import java.util.Arrays;
import java.util.List;

/** The kinds of people of whom the matrix says what each route answers them, in the order of its columns. */
enum Who {
    NOBODY("nobody"),
    STRANGER("stranger"),
    MEMBER("member"),
    OWNER("owner"),
    GUEST("guest"),
    ADMINISTRATOR("administrator"),
    LOGGED_OUT("logged out"),
    ERASED("erased");

    private final String title;

    Who(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether what they bring, if anything, stands for nobody any more. */
    boolean isNobody() {
        return this == NOBODY || this == LOGGED_OUT || this == ERASED;
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Who::title).toList();
    }
}
