package stoa.api.group;

import java.util.Locale;

/** What a member may do in a group, from most to least. */
public enum GroupRole {
    /** One in every group: everything, and alone to hand it over, dissolve it and make admins. */
    OWNER,
    /** Edits the group, lets people in and takes mere members out. */
    ADMIN,
    /** Reads and writes. */
    MEMBER;

    /** What clients call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this role may do what takes at least that one. */
    public boolean atLeast(GroupRole least) {
        return compareTo(least) <= 0;
    }
}
