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
  public Placed place(String jobId, int attempt, int step, byte[] content) {
    return new Placed(content, null);
  }

  @Override
  public void discard(Placed placed) {}

  @Override
  public boolean save(String jobId, int attempt, StoredCheckpoint checkpoint, Placed placed) {
    saveFirst(jobId, checkpoint, placed);
    return true;
  }

  @Override
  public void saveFirst(String jobId, StoredCheckpoint checkpoint, Placed placed) {
    known.removeIf(other -> other.step() == checkpoint.step());
    known.add(checkpoint);
    known.sort(Comparator.comparing(StoredCheckpoint::step).reversed());
    contents.put(checkpoint.step(), placed.content());
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
