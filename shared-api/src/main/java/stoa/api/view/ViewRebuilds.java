package stoa.api.view;

import java.util.List;
import java.util.Optional;

/**
 * What operators do about views while the service runs. Each call refuses what is not possible, with a
 * {@link ViewError}; a view is called by its name, such as {@code post-feed}.
 */
public interface ViewRebuilds {

    /** All views, by name. */
    List<ViewState> list();

    ViewState get(String view);

    /** Begins to fill a new version beside the one that is read; it then follows the ledger until it is dropped. */
    void rebuild(String view);

    /** The version beside stands still from now on; what it has is kept. */
    void stop(String view);

    /** The version beside goes on where it stopped or failed. */
    void resume(String view);

    /** The newer version beside is read from now on, by everybody; the older one goes on beside it. */
    void switchOver(String view);

    /** The older version beside is read again; the newer one goes on beside it. */
    void back(String view);

    /** The version beside is deleted. */
    void drop(String view);

    /** Begins to compare the version beside with the one that is read, document by document. */
    void compare(String view);

    /** The comparison under way on this node, or the last one; empty if there was none. */
    Optional<ViewDiff> diff(String view);
}
