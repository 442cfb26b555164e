package dev.engram.service.dashboard;

import dev.engram.api.Job;
import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import dev.engram.service.event.Events;
import dev.engram.service.job.Jobs;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** A job: how its training goes, what happened, and its cell. */
@DashboardPage
@AllowedTo(Role.READER)
@RequestMapping("/jobs/{id}")
class JobPage {

  private static final int EVENTS_SHOWN = 100;

  private final Jobs jobs;
  private final Events events;
  private final JsonMapper mapper;

  JobPage(Jobs jobs, Events events, JsonMapper mapper) {
    this.jobs = jobs;
    this.events = events;
    this.mapper = mapper;
  }

  @GetMapping
  String training(@PathVariable String id, Model model) {
    Job job = addJob(id, model);
    addRecords(id, model);
    model.addAttribute("spec", mapper.writerWithDefaultPrettyPrinter().writeValueAsString(job.spec()));
    return "dashboard/job";
  }

  /** How it is at this moment. */
  @GetMapping("/now")
  String now(@PathVariable String id, Model model) {
    addJob(id, model);
    return "dashboard/job-now :: now";
  }

  /** What happened up to this moment. */
  @GetMapping("/records")
  String records(@PathVariable String id, Model model) {
    addJob(id, model);
    addRecords(id, model);
    return "dashboard/job-records :: records";
  }

  @GetMapping("/cell")
  String cell(@PathVariable String id, Model model) {
    addJob(id, model);
    return "dashboard/cell";
  }

  private Job addJob(String id, Model model) {
    Job job = jobs.get(id).job();
    model.addAttribute("row", new JobRow(job)).addAttribute("job", job);
    return job;
  }

  private void addRecords(String id, Model model) {
    model.addAttribute("events", events.latestOfJob(id, EVENTS_SHOWN).stream().map(EventRow::new).toList());
    model.addAttribute("id", id).addAttribute("checkpoints", jobs.checkpoints(id));
  }
}
