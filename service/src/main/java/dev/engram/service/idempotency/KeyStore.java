package dev.engram.service.idempotency;

import java.time.Instant;
import java.util.Map;

/** Where keys are kept with the answers that they stand for. */
public interface KeyStore {

  /**
   * A key as a caller gives it, for one route.
   *
   * @param routeHash of the path
   */
  record Key(String owner, String routeHash, String value) {}

  /** The first answer to a request. */
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  /** What a key stands for. */
  sealed interface Found {}

  /** Nothing yet; it is this request's now. */
  record Taken() implements Found {}

  /** Another request that has not been answered yet. */
  record InFlight() implements Found {}

  /** A request with another body. */
  record OtherRequest() implements Found {}

  /** This request, which has been answered. */
  record Answered(Answer answer) implements Found {}

  /**
   * Takes a key, unless it stands for something already. Of equal requests at the same moment one takes it.
   *
   * @param requestHash of all that the request asks for
   * @param token by which only this request can answer
   * @param abandoned requests that took the key before and have not answered are taken for dead
   * @param forgotten answers to requests that came before are forgotten
   */
  Found take(Key key, String requestHash, String token, Instant now, Instant abandoned, Instant forgotten);

  /**
   * Keeps the answer, in the caller's transaction where there is one.
   *
   * @return whether the key is still this request's
   */
  boolean answer(Key key, String token, Answer answer);

  /** Lets go of a key whose request took no effect. */
  void release(Key key, String token);

  void forget(Instant before);
}
