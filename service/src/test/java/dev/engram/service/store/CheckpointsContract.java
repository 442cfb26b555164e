package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engram.api.JobState;
import dev.engram.service.job.CheckpointPlace;
import dev.engram.service.job.CheckpointStore;
import dev.engram.service.job.CheckpointStore.StoredCheckpoint;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every database must do to keep checkpoints. */
abstract class CheckpointsContract extends StoreContract {

  @Autowired
  private CheckpointStore checkpoints;

  @Autowired
  private CheckpointPlace place;

  @Autowired
  private JdbcClient jdbc;

  private static StoredCheckpoint at(int step) {
    return new StoredCheckpoint(step, NOON.plusSeconds(step), 0.5, 0.25, 9_000_000_000L, "f".repeat(64),
        CLAIM.fingerprint());
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  /** One byte, a chunk to the byte and one more, and more than H2 holds in one value. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1 << 19, (1 << 19) + 1, 3_000_000})
  void findsItsBytesAsTheyWereWritten(int size) {
    running("job_1");
    byte[] content = content(size);
    assertThat(checkpoints.save("job_1", 1, at(10), content)).isTrue();
    assertThat(checkpoints.content("job_1", 10)).hasValueSatisfying(found -> assertThat(found).isEqualTo(content));
  }

  @Test
  void listsTheNewestFirst() {
    running("job_1");
    running("job_2");
    List.of(10, 30, 20).forEach(step -> checkpoints.save("job_1", 1, at(step), content(step)));
    assertThat(checkpoints.list("job_1")).containsExactly(at(30), at(20), at(10));
    assertThat(checkpoints.list("job_2")).isEmpty();
  }

  @Test
  void aCheckpointMayHaveNoEvaluation() {
    running("job_1");
    StoredCheckpoint early = new StoredCheckpoint(3, NOON, null, null, 5, "0", CLAIM.fingerprint());
    checkpoints.save("job_1", 1, early, content(5));
    assertThat(checkpoints.list("job_1")).containsExactly(early);
  }

  @Test
  void takesThePlaceOfOneOfTheSameStep() {
    running("job_1");
    checkpoints.save("job_1", 1, at(10), content(2_000_000));
    checkpoints.save("job_1", 1, at(10), content(7));
    assertThat(checkpoints.list("job_1")).hasSize(1);
    assertThat(checkpoints.content("job_1", 10)).hasValueSatisfying(found -> assertThat(found).isEqualTo(content(7)));
  }

  @Test
  void keepsNothingOfAnAttemptThatLostTheJob() {
    running("job_1");
    assertThat(checkpoints.save("job_1", 2, at(10), content(9))).isFalse();
    move("job_1", JobState.RUNNING, JobState.CANCELLED, 1);
    assertThat(checkpoints.save("job_1", 1, at(10), content(9))).isFalse();
    assertThat(checkpoints.list("job_1")).isEmpty();
  }

  @Test
  void isKeptWhileTheJobPauses() {
    running("job_1");
    move("job_1", JobState.RUNNING, JobState.PAUSING, null);
    assertThat(checkpoints.save("job_1", 1, at(10), content(9))).isTrue();
  }

  @Test
  void isRemovedWithAllItsBytes() {
    running("job_1");
    checkpoints.save("job_1", 1, at(10), content(2_000_000));
    checkpoints.save("job_1", 1, at(20), content(9));
    checkpoints.remove("job_1", List.of(10, 99));
    assertThat(checkpoints.list("job_1")).containsExactly(at(20));
    assertThat(checkpoints.content("job_1", 10)).isEmpty();
    assertThat(count("job_checkpoint_chunk")).isEqualTo(1);
  }

  @Test
  void isDeletedWithItsJob() {
    running("job_1");
    checkpoints.save("job_1", 1, at(10), content(9));
    move("job_1", JobState.RUNNING, JobState.SUCCEEDED, 1);
    store.deleteEnded("job_1");
    assertThat(count("job_checkpoint")).isZero();
    assertThat(count("job_checkpoint_chunk")).isZero();
  }

  /** The settings of these tests call large what has more than four megabytes. */
  @Test
  void aLargeOneIsAFileAsLongAsItIsKept() {
    assertThat(place.inStoreBytes()).isEqualTo(4_000_000);
    running("job_1");
    byte[] content = content(5_000_000);
    checkpoints.save("job_1", 1, at(10), content);
    Optional<byte[]> found = checkpoints.content("job_1", 10);

    assertThat(found).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content));
    assertThat(count("job_checkpoint_chunk")).isZero();
    assertThat(files()).hasSize(1);

    checkpoints.save("job_1", 1, at(10), content(4_000_001));
    assertThat(files()).hasSize(1);
    move("job_1", JobState.RUNNING, JobState.SUCCEEDED, 1);
    store.deleteEnded("job_1");
    assertThat(files()).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsNoError() {
    running("job_1");
    checkpoints.save("job_1", 1, at(10), content(5_000_000));
    files().forEach(file -> assertThat(file.delete()).isTrue());
    assertThat(checkpoints.content("job_1", 10)).isEmpty();
  }

  private List<File> files() {
    File[] found = place.folder().orElseThrow().resolve("job_1").toFile().listFiles();
    return found == null ? List.of() : List.of(found);
  }
}
