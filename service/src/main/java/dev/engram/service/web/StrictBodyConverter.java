package dev.engram.service.web;

import dev.engram.api.ActivationsRequest;
import dev.engram.api.ApiKeyRequest;
import dev.engram.api.EvaluationRequest;
import dev.engram.api.ExtendRequest;
import dev.engram.api.ForkRequest;
import dev.engram.api.JobSpec;
import dev.engram.api.PredictionRequest;
import dev.engram.api.SweepSpec;
import dev.engram.service.job.Violations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the contract's request records strictly, and says all that is wrong with a body at once. */
final class StrictBodyConverter extends AbstractHttpMessageConverter<Record> {

  private static final Set<Class<? extends Record>> REQUESTS = Set.of(JobSpec.class, ForkRequest.class,
      SweepSpec.class, ExtendRequest.class, PredictionRequest.class,
      ActivationsRequest.class, EvaluationRequest.class, ApiKeyRequest.class);

  private final JsonMapper mapper;

  StrictBodyConverter(JsonMapper mapper) {
    super(MediaType.APPLICATION_JSON);
    this.mapper = mapper;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return REQUESTS.contains(type);
  }

  @Override
  protected Record readInternal(Class<? extends Record> type, HttpInputMessage message) throws IOException {
    JsonNode body = parse(message);
    Violations violations = ContractCheck.of(body, type);
    if (!violations.isEmpty()) {
      throw new UnreadableBodyException("The body can't be read as a " + type.getSimpleName() + ".",
          violations.list());
    }
    TypeNames.writeOut(body);
    return mapper.treeToValue(body, type);
  }

  private JsonNode parse(HttpInputMessage message) throws IOException {
    // whole first: what goes wrong on the wire must not look like a syntax error
    byte[] bytes = message.getBody().readAllBytes();
    checkUtf8(bytes);
    try {
      return mapper.readTree(bytes);
    } catch (JacksonException e) {
      // without Jackson's advice on its own configuration, which is not the caller's
      String reason = e.getOriginalMessage().replaceFirst(" \\(bound as .*|: enable `.*", "");
      throw new UnreadableBodyException("The body is not valid JSON: %s%s.".formatted(reason, place(e)), List.of());
    }
  }

  /** Jackson takes a name with a stray byte FF for one that it has seen without. */
  private static void checkUtf8(byte[] bytes) {
    ByteBuffer unread = ByteBuffer.wrap(bytes);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(unread);
    } catch (CharacterCodingException notOne) {
      throw new UnreadableBodyException(
          "The body is not valid JSON: it is not UTF-8 behind its first %d bytes.".formatted(unread.position()),
          List.of());
    }
  }

  /** Unknown where the body is beyond a limit of the parser, such as its depth. */
  private static String place(JacksonException exception) {
    TokenStreamLocation location = exception.getLocation();
    return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  @Override
  public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
    return false; // answers are written by Jackson alone
  }

  @Override
  protected void writeInternal(Record value, HttpOutputMessage message) {
    throw new IllegalStateException("requests are only read");
  }
}
