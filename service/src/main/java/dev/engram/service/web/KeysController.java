package dev.engram.service.web;

import dev.engram.api.ApiKey;
import dev.engram.api.ApiKeyRequest;
import dev.engram.api.NewApiKey;
import dev.engram.api.Page;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.key.ApiKeys;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys; for admins. */
@RestController
@AllowedTo(Role.ADMIN)
@AnswersCallers
@Tag(name = "keys")
@RequestMapping(path = "/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
class KeysController {

  private static final int LONGEST_GRACE_SECONDS = 30 * 24 * 3600;

  private final ApiKeys keys;

  KeysController(ApiKeys keys) {
    this.keys = keys;
  }

  /** Gives out a key. Its secret is in this answer and nowhere else, so an Idempotency-Key is not heeded here. */
  @AllowedTo(Role.ADMIN)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  NewApiKey createKey(@RequestBody ApiKeyRequest request) {
    return keys.add(request);
  }

  @GetMapping
  Page<ApiKey> listKeys(@RequestParam(defaultValue = "50") int pageSize,
      @RequestParam(required = false) @Nullable String pageToken) {
    String before = PageTokens.read(pageToken);
    return Paging.page(pageSize, limit -> keys.list(before, limit), ApiKey::id);
  }

  /** Gives a key another secret; the present one is taken as well for some time, an hour where nothing is said. */
  @AllowedTo(Role.ADMIN)
  @PostMapping("/{id}/rotate")
  NewApiKey rotateKey(@PathVariable String id, @RequestParam(defaultValue = "3600") int graceSeconds) {
    if (graceSeconds < 0 || graceSeconds > LONGEST_GRACE_SECONDS) {
      throw InvalidParameterException.outOfRange("graceSeconds", graceSeconds, 0, LONGEST_GRACE_SECONDS);
    }
    return keys.rotate(id, Duration.ofSeconds(graceSeconds));
  }

  /** From now on it opens nothing, and who has logged in with it is logged out. What was submitted with it stays. */
  @AllowedTo(Role.ADMIN)
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revokeKey(@PathVariable String id) {
    keys.revoke(id);
  }
}
