package stoa.api.kernel;

import java.util.List;
import java.util.function.Function;

/** One page of a list and the exact number of items in the whole list. */
public record PageOf<T>(List<T> items, long total) {

    public PageOf {
        items = List.copyOf(items);
    }

    public <R> PageOf<R> map(Function<? super T, ? extends R> each) {
        return new PageOf<>(items.stream().<R>map(each).toList(), total);
    }
}
