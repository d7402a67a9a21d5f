package stoa.api.kernel;

/** What an account may do beyond its own things. */
public enum Role {
    USER,
    ADMIN,
    GUEST
}
