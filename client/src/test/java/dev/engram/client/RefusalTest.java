package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.engram.api.Problem.Violation;
import dev.engram.client.FakeService.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

  private final FakeService service = FakeService.start();
  private final EngramClient client = EngramClient.builder().baseUrl(service.url()).attempts(1).build();

  @AfterEach
  void close() {
    client.close();
    service.close();
  }

  @ParameterizedTest
  @CsvSource({"400,InvalidRequestException", "401,ForbiddenException", "403,ForbiddenException",
      "404,NotFoundException",
      "405,InvalidRequestException", "408,ServiceUnavailableException", "409,ConflictException",
      "413,InvalidRequestException",
      "415,InvalidRequestException",
      "422,InvalidRequestException", "429,ServiceUnavailableException", "500,ServerErrorException",
      "502,ServerErrorException", "503,ServiceUnavailableException"})
  void aClassOfStatusIsAnException(int status, String exception) {
    ApiException refused = refused(Reply.problem(status, "{\"detail\":\"no\",\"code\":\"SOME\"}"));

    assertThat(refused.getClass().getSimpleName()).isEqualTo(exception);
    assertThat(refused).hasMessage("no");
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.problem().orElseThrow().code()).isEqualTo("SOME");
  }

  @Test
  void theMessageHasEveryViolation() {
    ApiException refused = refused(Reply.problem(422,
        """
            {"detail":"the job can't be run","errors":[
              {"pointer":"/cell/hiddenSize","detail":"is 0, must be 1 to 4096"},
              {"pointer":"/batchSize","detail":"is -1"}]}"""));

    assertThat(refused).hasMessage(
        "the job can't be run (/cell/hiddenSize: is 0, must be 1 to 4096; /batchSize: is -1)");
    assertThat(refused.violations())
        .containsExactly(new Violation("/cell/hiddenSize", "is 0, must be 1 to 4096"),
            new Violation("/batchSize", "is -1"));
  }

  @Test
  void aConflictCarriesTheStateOfTheJob() {
    ApiException refused = refused(Reply.problem(409, """
        {"detail":"the job has ended","state":"SUCCEEDED","allowedActions":[]}"""));

    assertThat(refused.problem().orElseThrow().state()).isEqualTo("SUCCEEDED");
  }

  @Test
  void aBusyServiceSaysWhenToComeBack() {
    Reply busy = new Reply(429, Map.of("Content-Type", "application/problem+json", "Retry-After", "7"), "{}");

    assertThat(refused(busy).retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void aTextOfAProxyIsQuoted() {
    ApiException refused = refused(new Reply(502, Map.of("Content-Type", "text/plain"), "upstream\n  is away"));

    assertThat(refused).hasMessage(
        "POST " + service.url() + "/v1/jobs was answered with status 502: upstream is away");
    assertThat(refused.problem()).isEmpty();
    assertThat(refused.violations()).isEmpty();
  }

  @Test
  void aPageOfAProxyIsNotQuoted() {
    assertThat(refused(new Reply(500, Map.of("Content-Type", "text/html"), "<html>…")))
        .hasMessage("POST " + service.url() + "/v1/jobs was answered with status 500 and no explanation");
  }

  @Test
  void jsonThatIsNoProblemStillMakesAMessage() {
    assertThat(refused(new Reply(400, Map.of("Content-Type", "application/json"), "[1]")))
        .hasMessageEndingWith("was answered with status 400 and no explanation");
    assertThat(refused(new Reply(400, Map.of("Content-Type", "application/json"), "{\"x\":1}")))
        .hasMessageEndingWith("was answered with status 400 and no explanation");
  }

  private ApiException refused(Reply reply) {
    service.on("POST /v1/jobs", reply);
    return catchThrowableOfType(ApiException.class, () -> client.jobs().create(JobExample.lstm(5)));
  }
}
