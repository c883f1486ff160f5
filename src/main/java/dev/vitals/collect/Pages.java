package dev.vitals.collect;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of calls for which the SDK has no paginator, fetched as they are needed. */
public final class Pages {

    private Pages() {}

    /**
     * The items of all pages.
     *
     * @param call asks for the page of a token; null for the first
     * @param next the token of the page after, null or empty where there is none
     */
    public static <P, T> Iterable<T> of(
            Function<@Nullable String, P> call, Function<P, @Nullable String> next, Function<P, List<T>> items) {
        return () -> new Walk<>(call, next, items);
    }

    private static final class Walk<P, T> implements Iterator<T> {

        private final Function<@Nullable String, P> call;
        private final Function<P, @Nullable String> next;
        private final Function<P, List<T>> items;
        private Iterator<T> page = List.<T>of().iterator();
        private @Nullable String token;
        private boolean last;

        Walk(Function<@Nullable String, P> call, Function<P, @Nullable String> next, Function<P, List<T>> items) {
            this.call = call;
            this.next = next;
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && !last) {
                var answer = call.apply(token);
                page = items.apply(answer).iterator();
                token = next.apply(answer);
                last = token == null || token.isEmpty();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }
    }
}
