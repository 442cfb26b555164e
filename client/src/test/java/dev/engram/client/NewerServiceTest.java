package dev.engram.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.Job;
import dev.engram.client.FakeService.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service that has learned what this client does not know. */
class NewerServiceTest {

  @Test
  void newFieldsValuesAndTypesDoNotBreakAnOldClient() {
    ObjectNode document = JsonMapper.shared().valueToTree(JobExample.queued("job_1", JobExample.lstm(5)));
    document.put("state", "HIBERNATING").put("mood", "good").putArray("allowedActions").add("cancel").add("wake");
    document.withObject("/spec/cell").put("type", "gru").put("resetBias", 1);
    try (FakeService service = FakeService.start();
        EngramClient client = EngramClient.builder().baseUrl(service.url()).build()) {
      service.on("GET /v1/jobs/job_1", Reply.json(document));

      Job job = client.jobs().get("job_1");

      assertThat(job.id()).isEqualTo("job_1");
      assertThat(job.state()).isNull();
      assertThat(job.allowedActions()).hasSize(2);
      assertThat(job.spec().cell()).isNull();
      assertThat(client.jobs().documents().get("job_1")).hasToString(document.toString());
    }
  }
}
