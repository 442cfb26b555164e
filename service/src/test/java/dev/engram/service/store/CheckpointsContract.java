package dev.engram.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.engram.api.JobState;
import dev.engram.service.job.CheckpointPlace;
import dev.engram.service.job.CheckpointStore;
import dev.engram.service.job.CheckpointStore.Placed;
import dev.engram.service.job.CheckpointStore.StoredCheckpoint;
import dev.engram.service.job.NewJob;
import dev.engram.service.job.StoreOutage;
import dev.engram.service.system.RefusedStart;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** What every database must do to keep checkpoints. */
abstract class CheckpointsContract extends StoreContract {

  @Autowired
  private CheckpointStore checkpoints;

  @Autowired
  private CheckpointPlace place;

  @Autowired
  private CheckpointFolder folderOfTheStore;

  @Autowired
  private CheckpointSweep sweep;

  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void removeTheFilesOfOtherTests() throws IOException {
    FileSystemUtils.deleteRecursively(place.folder().orElseThrow().resolve("job_1"));
  }

  private static StoredCheckpoint at(int step) {
    return new StoredCheckpoint(step, NOON.plusSeconds(step), 0.5, 0.25, 9_000_000_000L, "f".repeat(64),
        CLAIM.fingerprint());
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private boolean save(String job, int attempt, StoredCheckpoint checkpoint, byte[] content) {
    return checkpoints.save(job, attempt, checkpoint, checkpoints.place(job, attempt, checkpoint.step(), content));
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
    assertThat(save("job_1", 1, at(10), content)).isTrue();
    assertThat(checkpoints.content("job_1", 10)).hasValueSatisfying(found -> assertThat(found).isEqualTo(content));
  }

  @Test
  void listsTheNewestFirst() {
    running("job_1");
    running("job_2");
    List.of(10, 30, 20).forEach(step -> save("job_1", 1, at(step), content(step)));
    assertThat(checkpoints.list("job_1")).containsExactly(at(30), at(20), at(10));
    assertThat(checkpoints.list("job_2")).isEmpty();
  }

  @Test
  void aCheckpointMayHaveNoEvaluation() {
    running("job_1");
    StoredCheckpoint early = new StoredCheckpoint(3, NOON, null, null, 5, "0", CLAIM.fingerprint());
    save("job_1", 1, early, content(5));
    assertThat(checkpoints.list("job_1")).containsExactly(early);
  }

  @Test
  void takesThePlaceOfOneOfTheSameStep() {
    running("job_1");
    save("job_1", 1, at(10), content(2_000_000));
    save("job_1", 1, at(10), content(7));
    assertThat(checkpoints.list("job_1")).hasSize(1);
    assertThat(checkpoints.content("job_1", 10)).hasValueSatisfying(found -> assertThat(found).isEqualTo(content(7)));
  }

  @Test
  void keepsNothingOfAnAttemptThatLostTheJob() {
    running("job_1");
    assertThat(save("job_1", 2, at(10), content(9))).isFalse();
    move("job_1", JobState.RUNNING, JobState.CANCELLED, 1);
    assertThat(save("job_1", 1, at(10), content(9))).isFalse();
    assertThat(checkpoints.list("job_1")).isEmpty();
  }

  @Test
  void isKeptWhileTheJobPauses() {
    running("job_1");
    move("job_1", JobState.RUNNING, JobState.PAUSING, null);
    assertThat(save("job_1", 1, at(10), content(9))).isTrue();
  }

  @Test
  void isRemovedWithAllItsBytes() {
    running("job_1");
    save("job_1", 1, at(10), content(2_000_000));
    save("job_1", 1, at(20), content(9));
    checkpoints.remove("job_1", List.of(10, 99));
    assertThat(checkpoints.list("job_1")).containsExactly(at(20));
    assertThat(checkpoints.content("job_1", 10)).isEmpty();
    assertThat(count("job_checkpoint_chunk")).isEqualTo(1);
  }

  @Test
  void isDeletedWithItsJob() {
    running("job_1");
    save("job_1", 1, at(10), content(9));
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
    save("job_1", 1, at(10), content);
    Optional<byte[]> found = checkpoints.content("job_1", 10);

    assertThat(found).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content));
    assertThat(count("job_checkpoint_chunk")).isZero();
    assertThat(files()).hasSize(1);

    save("job_1", 1, at(10), content(4_000_001));
    assertThat(files()).hasSize(1);
    move("job_1", JobState.RUNNING, JobState.SUCCEEDED, 1);
    store.deleteEnded("job_1");
    assertThat(files()).isEmpty();
  }

  @Test
  void theFilesOfASweepGoWithItsJobs() {
    store.insert(
        new NewJob("job_1", StoredSpecs.of(StoredSpecs.RNN, 0, Map.of()), NOON, NOON, "exe_1", "local", "swp_1", null,
            0));
    start("job_1");
    save("job_1", 1, at(10), content(5_000_000));
    move("job_1", JobState.RUNNING, JobState.SUCCEEDED, 1);
    assertThat(files()).hasSize(1);
    store.deleteEndedOf("swp_1");
    assertThat(files()).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsNoError() {
    running("job_1");
    save("job_1", 1, at(10), content(5_000_000));
    files().forEach(file -> assertThat(file.delete()).isTrue());
    assertThat(checkpoints.content("job_1", 10)).isEmpty();
  }

  /** As after an answer that was lost, when the same checkpoint is saved once more. */
  @Test
  void theSameFileAgainIsNotRemovedAsTheOldOne() {
    running("job_1");
    save("job_1", 1, at(10), content(5_000_000));
    save("job_1", 1, at(10), content(5_000_000));
    assertThat(files()).hasSize(1);
    assertThat(checkpoints.content("job_1", 10)).isPresent();
  }

  @Test
  void aFileThatNoRowNeedsIsDiscarded() {
    running("job_1");
    Placed placed = checkpoints.place("job_1", 2, 10, content(5_000_000));
    assertThat(files()).hasSize(1);
    assertThat(checkpoints.save("job_1", 2, at(10), placed)).isFalse();
    checkpoints.discard(placed);
    assertThat(files()).isEmpty();
  }

  /** What is not mounted, or is another folder, must not look as if the checkpoints were gone. */
  @Test
  void aFolderThatIsNotTheStoresIsAnOutage() {
    running("job_1");
    save("job_1", 1, at(10), content(5_000_000));
    Path folder = place.folder().orElseThrow();
    Path marker = folder.resolve(marker());
    assertThat(marker.toFile().renameTo(folder.resolve("elsewhere").toFile())).isTrue();
    try {
      assertThatThrownBy(() -> checkpoints.content("job_1", 10)).satisfies(failure -> assertThat(
          StoreOutage.is(failure)).isTrue()).hasMessageContaining("is not the folder with this store's checkpoints");
      assertThatThrownBy(() -> checkpoints.place("job_1", 1, 20, content(5_000_000)))
          .isInstanceOf(DataAccessResourceFailureException.class);
      assertThatThrownBy(folderOfTheStore::check).isInstanceOf(RefusedStart.class)
          .hasMessageContaining(marker.getFileName().toString());
    } finally {
      assertThat(folder.resolve("elsewhere").toFile().renameTo(marker.toFile())).isTrue();
    }
    assertThat(checkpoints.content("job_1", 10)).isPresent();
  }

  private String marker() {
    return jdbc.sql("select setting_value from store_setting").query(String.class).single();
  }

  @Test
  void filesThatNoRowNamesAreSweptWhenTheyAreOld() {
    running("job_1");
    save("job_1", 1, at(10), content(5_000_000));
    checkpoints.place("job_1", 1, 20, content(5_000_000));
    checkpoints.place("job_2", 1, 20, content(5_000_000));
    Path folder = place.folder().orElseThrow();

    sweep.sweep(folder, Instant.now().minusSeconds(60));
    assertThat(files()).hasSize(2);
    sweep.sweep(folder, Instant.now().plusSeconds(60));
    assertThat(files()).hasSize(1);
    assertThat(folder.resolve("job_2")).doesNotExist();
    assertThat(checkpoints.content("job_1", 10)).isPresent();
  }

  private List<File> files() {
    File[] found = place.folder().orElseThrow().resolve("job_1").toFile().listFiles();
    return found == null ? List.of() : List.of(found);
  }
}
