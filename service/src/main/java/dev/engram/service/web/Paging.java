package dev.engram.service.web;

import dev.engram.api.Page;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Pages of lists. */
final class Paging {

  private static final int LARGEST_PAGE = 1000;

  private Paging() {}

  /**
   * A page of a list that is read up to a limit.
   *
   * @param list as many items as it is told, or fewer at the end
   */
  static <T> Page<T> page(int pageSize, IntFunction<List<T>> list, Function<T, String> id) {
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      throw InvalidParameterException.outOfRange("pageSize", pageSize, 1, LARGEST_PAGE);
    }
    // one more than asked for tells whether there is a next page
    List<T> found = list.apply(pageSize + 1);
    if (found.size() <= pageSize) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, pageSize);
    return new Page<>(items, PageTokens.after(id.apply(items.getLast())));
  }
}
