package stoa.server.backup;

import java.io.IOException;

/** A backup is not what it was when it was taken; the message says in what. */
final class DamagedBackupException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedBackupException(String what) {
        super(what);
    }
}
