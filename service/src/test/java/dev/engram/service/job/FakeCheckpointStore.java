package dev.engram.service.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checkpoints of one job in memory. */
final class FakeCheckpointStore implements CheckpointStore {

  final List<StoredCheckpoint> known = new ArrayList<>();
  final Map<Integer, byte[]> contents = new HashMap<>();

  @Override
  public boolean save(String jobId, int attempt, StoredCheckpoint checkpoint, byte[] content) {
    saveFirst(jobId, checkpoint, content);
    return true;
  }

  @Override
  public void saveFirst(String jobId, StoredCheckpoint checkpoint, byte[] content) {
    known.removeIf(other -> other.step() == checkpoint.step());
    known.add(checkpoint);
    known.sort(Comparator.comparing(StoredCheckpoint::step).reversed());
    contents.put(checkpoint.step(), content);
  }

  @Override
  public List<StoredCheckpoint> list(String jobId) {
    return List.copyOf(known);
  }

  @Override
  public Optional<byte[]> content(String jobId, int step) {
    return Optional.ofNullable(contents.get(step));
  }

  @Override
  public void remove(String jobId, Collection<Integer> steps) {
    known.removeIf(one -> steps.contains(one.step()));
    contents.keySet().removeAll(steps);
  }
}
