package stoa.query.platform.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import stoa.query.platform.view.ViewName;

/** Which version of a view this node answers from. Whoever reads the view is moved at once when that changes. */
public final class LiveVersion {

    private final List<Consumer<ViewName>> readers = new ArrayList<>();
    private volatile ViewName name;

    LiveVersion(ViewName name) {
        this.name = name;
    }

    public ViewName name() {
        return name;
    }

    /** From now on this version is read; a question under way is answered from the one before to its end. */
    public synchronized void become(ViewName next) {
        readers.forEach(reader -> reader.accept(next));
        name = next;
    }

    /**
     * @param reader told the version to read, now and at each change
     */
    public synchronized void readBy(Consumer<ViewName> reader) {
        reader.accept(name);
        readers.add(reader);
    }
}
