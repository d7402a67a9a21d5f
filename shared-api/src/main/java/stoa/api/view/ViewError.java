package stoa.api.view;

import stoa.api.kernel.RejectionCode;

/** Why something about a view was refused. */
public enum ViewError implements RejectionCode {
    VIEW_NOT_FOUND(Kind.NOT_FOUND, "There is no such view."),
    VIEW_HAS_TWO_VERSIONS(Kind.CONFLICT, "There is a version beside the one that is read; drop it first."),
    NO_VERSION_BESIDE(Kind.CONFLICT, "There is no version beside the one that is read."),
    NO_NEWER_VERSION(Kind.CONFLICT, "There is no newer version beside the one that is read."),
    NO_OLDER_VERSION(Kind.CONFLICT, "There is no older version beside the one that is read."),
    VERSION_NOT_READY(Kind.CONFLICT, "The version beside the one that is read does not follow the ledger."),
    VERSION_NOT_STOPPED(Kind.CONFLICT, "The version beside the one that is read has not stopped."),
    NOT_COMPARED(Kind.NOT_FOUND, "This node has not compared the versions of this view."),
    VERSION_BEING_DROPPED(Kind.CONFLICT, "The version beside the one that is read is being dropped.");

    private final Kind kind;
    private final String meaning;

    ViewError(Kind kind, String meaning) {
        this.kind = kind;
        this.meaning = meaning;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
