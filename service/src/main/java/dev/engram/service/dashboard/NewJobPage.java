package dev.engram.service.dashboard;

import static java.util.Objects.requireNonNull;

import dev.engram.api.CosineScheduleSpec;
import dev.engram.api.JobSpec;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.job.JobSpecResolver;
import dev.engram.service.job.Jobs;
import dev.engram.service.job.ScheduleCatalogue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The form for a job. */
@DashboardPage
@AllowedTo(Role.USER)
class NewJobPage {

  /** Of the exercise: hard for the vanilla RNN, and learned by the LSTM in a minute. */
  private static final Map<String, String> FIRST_TRY = Map.of("length", "20");

  private final SpecForm form;
  private final Jobs jobs;
  private final JsonMapper mapper;

  NewJobPage(SpecForm form, Jobs jobs, JsonMapper mapper) {
    this.form = form;
    this.jobs = jobs;
    this.mapper = mapper;
  }

  /** @param like the id of a job whose spec it starts with */
  @GetMapping("/jobs/new")
  String page(@RequestParam(required = false) @Nullable String like, Model model) {
    model.addAttribute("cells", form.cells(""))
        .addAttribute("optimizer", form.defaultOptimizer())
        .addAttribute("tasks", form.tasks("").stream().map(task -> task.startingWith(FIRST_TRY)).toList())
        .addAttribute("optimizers", form.optimizers(""))
        .addAttribute("schedule", form.defaultSchedule())
        .addAttribute("schedules", form.schedules(""))
        .addAttribute("groups", form.training(""));
    if (like != null && !like.isBlank()) {
      model.addAttribute("like", mapper.writeValueAsString(texts(jobs.get(like).job().spec())));
    }
    return "dashboard/new-job";
  }

  /** Without what was derived from other fields and would be wrong as soon as one of them is changed. */
  private Map<String, @Nullable String> texts(JobSpec spec) {
    Map<String, @Nullable String> texts = SpecTexts.of(mapper.valueToTree(spec));
    texts.remove("/name", JobSpecResolver.defaultName(spec));
    if (requireNonNull(spec.optimizer()).schedule() instanceof CosineScheduleSpec cosine
        && ScheduleCatalogue.isAsLongAsTheJob(cosine, spec)) {
      texts.remove("/optimizer/schedule/steps");
    }
    return texts;
  }
}
