package dev.engram.service.web;

import dev.engram.api.Role;
import dev.engram.api.SystemInfo;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.system.AnswersCallers;
import dev.engram.service.system.SystemStatus;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this service is and has. */
@RestController
@AllowedTo(Role.READER)
@AnswersCallers
@Tag(name = "system")
class SystemController {

  private final SystemStatus status;

  SystemController(SystemStatus status) {
    this.status = status;
  }

  @GetMapping(path = "/v1/system", produces = MediaType.APPLICATION_JSON_VALUE)
  SystemInfo getSystem() {
    return status.now();
  }
}
