package dev.engram.service.report.page;

import dev.engram.api.Fingerprint;
import dev.engram.api.Sweep;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a report of a sweep can speak of.
 *
 * @param probes of cells of one part, trained at one length
 * @param cells one of each kind that has weights
 * @param machines what the jobs ran on
 * @param computing the time of all that was trained by itself or in a pack, one after the other
 */
record Evidence(Sweep sweep, List<PartEvidence> parts, List<Probed> probes, List<CellSize> cells,
    List<Fingerprint> machines, Duration computing) {

  /** The parts that have something to say about lengths, the one with most of them first. */
  List<PartEvidence> curves() {
    return parts.stream()
        .filter(PartEvidence::isCurve)
        .sorted(Comparator.comparingInt((PartEvidence part) -> part.lengths().size()).reversed())
        .toList();
  }

  /** The part that says most about lengths. */
  Optional<PartEvidence> curve() {
    return curves().stream().findFirst();
  }

  /** The part that says what the bias of the forget gate does. */
  Optional<PartEvidence> forgetBiases() {
    return curves().stream().filter(part -> !new CurveFindings(part).forgetBiases().isEmpty()).findFirst();
  }

  /** The part that says most about a cell over the length. */
  Optional<PartEvidence> curve(String cell) {
    return parts.stream()
        .filter(part -> part.lengthsMeasured(cell) > 1)
        .max(Comparator.comparingLong(part -> part.lengthsMeasured(cell)));
  }

  /** The part that compares optimizers. */
  Optional<PartEvidence> optimizers() {
    return parts.stream().filter(PartEvidence::comparesOptimizers).findFirst();
  }
}
