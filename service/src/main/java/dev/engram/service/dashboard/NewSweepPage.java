package dev.engram.service.dashboard;

import dev.engram.api.Role;
import dev.engram.service.access.AllowedTo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The form for a sweep. */
@DashboardPage
@AllowedTo(Role.USER)
class NewSweepPage {

  /** A grid that is worth the while of a first try. */
  private static final Map<String, String> FIRST_TRY = Map.of("cell", "rnn, lstm", "length", "5, 10", "seed",
      "1, 2, 3");
  private static final Set<String> SHOWN_AT_ONCE = Set.of("cell", "length", "learningRate", "seed");

  private final SpecForm form;
  private final Presets presets;

  NewSweepPage(SpecForm form, Presets presets) {
    this.form = form;
    this.presets = presets;
  }

  @GetMapping("/sweeps/new")
  String page(Model model) {
    List<FormField> axes = form.axes().stream().map(axis -> axis.startingWith(FIRST_TRY)).toList();
    model.addAttribute("axes", axes.stream().filter(axis -> SHOWN_AT_ONCE.contains(axis.name())).toList())
        .addAttribute("moreAxes", axes.stream().filter(axis -> !SHOWN_AT_ONCE.contains(axis.name())).toList())
        .addAttribute("groups", form.training("/base").stream().map(group -> withoutThese(axes, group)).toList())
        .addAttribute("presets", presets.all());
    return "dashboard/new-sweep";
  }

  /** What an axis sets, the base of all jobs need not. */
  private static SpecForm.Group withoutThese(List<FormField> axes, SpecForm.Group group) {
    Set<String> names = axes.stream().map(FormField::name).collect(Collectors.toSet());
    return new SpecForm.Group(group.title(), group.object(),
        group.fields().stream().filter(field -> !names.contains(field.name())).toList());
  }
}
