package dev.engram.service.fuzz;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statuses that a request may be answered with. */
final class Statuses {

  /** Of a request that can be read: done, or not there, or not possible now, or not possible at all. */
  static final Set<Integer> USUAL = Set.of(200, 201, 202, 204, 404, 409, 422);

  private Statuses() {}

  static Set<Integer> usualOr(Integer... more) {
    return Stream.concat(USUAL.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }
}
