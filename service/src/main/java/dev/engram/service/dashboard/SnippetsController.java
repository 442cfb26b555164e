package dev.engram.service.dashboard;

import dev.engram.api.JobSpec;
import dev.engram.api.Role;
import dev.engram.api.SweepSpec;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.snippet.JavaSnippets;
import dev.engram.service.system.AnswersCallers;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What is in a form, as Java that asks for the same. It belongs to the pages, not to the contract. */
@Hidden
@Controller
@AllowedTo(Role.READER)
@AnswersCallers
@RequestMapping(path = "/snippets", consumes = MediaType.APPLICATION_JSON_VALUE,
    produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
class SnippetsController {

  @AllowedTo(Role.READER)
  @PostMapping("/jobs")
  @ResponseBody
  String job(@RequestBody JobSpec spec) {
    return JavaSnippets.of(spec, here());
  }

  @AllowedTo(Role.READER)
  @PostMapping("/sweeps")
  @ResponseBody
  String sweep(@RequestBody SweepSpec spec) {
    return JavaSnippets.of(spec, here());
  }

  private static String here() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
  }
}
