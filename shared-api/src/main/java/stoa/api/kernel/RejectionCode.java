package stoa.api.kernel;

/** A reason to refuse, named once for all faces; each face maps it to its own code and status. */
public interface RejectionCode {

    /** The constant's name, as enums have it. */
    String name();

    /** How faces answer it when they have nothing more exact to say. */
    Kind kind();

    /** One sentence for the generated page of error codes. */
    String meaning();

    /** What went wrong, in the terms that HTTP and every face's envelope can tell apart. */
    enum Kind {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        LIMITED,
        UNAVAILABLE
    }
}
