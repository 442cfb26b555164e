package dev.engram.client;

import dev.engram.api.Page;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list the service keeps in pages. Nothing is requested before the first element is asked for, and a page only once
 * the one before it is used up. Each iteration starts afresh.
 */
public final class Listing<T> implements Iterable<T> {

  private final Pages<T> pages;

  Listing(Pages<T> pages) {
    this.pages = pages;
  }

  /** Where pages come from. */
  @FunctionalInterface
  interface Pages<T> {
    Page<T> page(@Nullable String token);
  }

  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  public List<T> toList() {
    return stream().toList();
  }

  <R> Listing<R> map(Function<T, R> reader) {
    return new Listing<>(token -> {
      Page<T> page = pages.page(token);
      return new Page<>(page.items().stream().map(reader).toList(), page.nextPageToken());
    });
  }

  @Override
  public Iterator<T> iterator() {
    return new PageIterator<>(pages);
  }

  private static final class PageIterator<T> implements Iterator<T> {

    private final Pages<T> pages;
    private Iterator<T> items = List.<T>of().iterator();
    private @Nullable String nextToken;
    private boolean last;

    PageIterator(Pages<T> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (!items.hasNext() && !last) {
        Page<T> page = pages.page(nextToken);
        items = page.items().iterator();
        nextToken = page.nextPageToken();
        last = nextToken == null;
      }
      return items.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the list has ended");
      }
      return items.next();
    }
  }
}
