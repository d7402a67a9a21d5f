package stoa.api.audit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.api.audit.Subject.Kind;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.PublicId;

/**
 * Which histories an event belongs to: those of everything that its record names by a typed id, also inside an
 * optional, a list or another record. Whoever adds an event says it by the types of its components, nowhere else.
 */
public final class Subjects {

    private static final String OURS = "stoa.api.";

    private static final Map<Class<?>, List<Place>> PLACES =
            EventCatalogue.events().stream().collect(Collectors.toUnmodifiableMap(event -> event, Subjects::placesOf));

    /** Where a record names something: the component's name, and how the ids there are read. */
    private record Place(String name, Kind kind, Function<Object, Stream<?>> ids) {}

    /** Everything that an event names; the order is that of its components. */
    public static Set<Subject> of(Object event) {
        Set<Subject> subjects = new LinkedHashSet<>();
        for (Place place : PLACES.getOrDefault(event.getClass(), List.of())) {
            place.ids().apply(event).forEach(id -> subjects.add(new Subject(place.kind(), ((PublicId) id).value())));
        }
        return subjects;
    }

    /** As what an event names a subject: the names of the components. */
    public static List<String> roles(Object event, Subject subject) {
        return PLACES.getOrDefault(event.getClass(), List.of()).stream()
                .filter(place -> place.kind() == subject.kind()
                        && place.ids().apply(event).anyMatch(id -> ((PublicId) id).value() == subject.id()))
                .map(Place::name)
                .toList();
    }

    /**
     * A line for each event with what it says of its subjects. An index that was made by other lines about the same
     * events is of an older form.
     */
    public static Set<String> declaration() {
        return EventCatalogue.events().stream()
                .map(event -> EventCatalogue.nameOf(event)
                        + PLACES.get(event).stream()
                                .map(place ->
                                        " " + place.name() + "=" + place.kind().number())
                                .collect(Collectors.joining()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Place> placesOf(Class<?> event) {
        List<Place> places = new ArrayList<>();
        for (RecordComponent component : event.getRecordComponents()) {
            addPlaces(component.getName(), component.getGenericType(), reading(component), places);
        }
        return List.copyOf(places);
    }

    private static void addPlaces(String name, Type type, Function<Object, Stream<?>> read, List<Place> places) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            addPlaces(name, inner, outer -> read.apply(outer).flatMap(Subjects::members), places);
        } else if (type instanceof Class<?> plain && PublicId.class.isAssignableFrom(plain)) {
            Kind.namedBy(plain).ifPresent(kind -> places.add(new Place(name, kind, read)));
        } else if (type instanceof Class<?> plain
                && plain.isRecord()
                && plain.getName().startsWith(OURS)) {
            for (RecordComponent part : plain.getRecordComponents()) {
                Function<Object, Stream<?>> deeper = reading(part);
                addPlaces(
                        name, part.getGenericType(), outer -> read.apply(outer).flatMap(deeper), places);
            }
        }
    }

    private static Stream<?> members(Object holder) {
        return switch (holder) {
            case Optional<?> optional -> optional.stream();
            case Collection<?> collection -> collection.stream();
            default ->
                throw new IllegalArgumentException("an event holds ids in what is not read: " + holder.getClass());
        };
    }

    private static Function<Object, Stream<?>> reading(RecordComponent component) {
        return holder -> {
            try {
                return Stream.ofNullable(component.getAccessor().invoke(holder));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("a record does not show " + component, impossible);
            }
        };
    }

    private Subjects() {}
}
