package stoa.query.platform;

import java.util.List;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import stoa.query.platform.ViewProcessors.Parts;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.mongo.ViewCollections;
import stoa.query.platform.view.ViewName;

/** Deletes what there is of a version of a view: its documents and lists, what was parked, and at last its token. */
final class DroppedVersion {

    private final ViewName name;
    private final Parts parts;
    private final ViewCollections collections;

    DroppedVersion(ViewName name, Parts parts, ViewCollections collections) {
        this.name = name;
        this.parts = parts;
        this.collections = collections;
    }

    /** The collections of any version, of whichever kind of view. */
    static List<String> collections(ViewName name) {
        return List.of(name.collection(), name.collection(ViewLists.HEADS), name.collection(ViewLists.BUCKETS));
    }

    /** Fails while another node holds the version, and can then be tried again. */
    void delete() {
        TokenStore tokens = parts.tokens();
        boolean held = tokens.fetchSegments(name.group()).length > 0;
        if (held) {
            tokens.fetchToken(name.group(), 0);
        }
        collections(name).forEach(collections::drop);
        parts.parked().stopped(name.group()).keySet().forEach(document -> parts.parked()
                .release(name.group(), document));
        parts.lists().forget(name);
        if (held) {
            tokens.deleteToken(name.group(), 0);
        }
    }
}
