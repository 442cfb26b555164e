package dev.engram.service.store;

import dev.engram.api.Fingerprint;
import dev.engram.service.job.CheckpointPlace;
import dev.engram.service.job.CheckpointStore;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Checkpoints in SQL, in chunks, and those that are too large for it in files. */
@Repository
@Transactional
class JdbcCheckpointStore implements CheckpointStore {

  private static final int CHUNK_BYTES = 1 << 19;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Json json;
  private final JobEvents events;
  private final CheckpointFolder folder;
  private final CheckpointPlace place;

  JdbcCheckpointStore(JdbcClient jdbc, JdbcTemplate batches, Json json, JobEvents events, CheckpointFolder folder,
      CheckpointPlace place) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
    this.events = events;
    this.folder = folder;
    this.place = place;
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public Placed place(String jobId, int attempt, int step, byte[] content) {
    return new Placed(content, content.length > place.inStoreBytes()
        ? folder.write(jobId, attempt, step, content)
        : null);
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public void discard(Placed placed) {
    if (placed.file() != null) {
      folder.delete(placed.file());
    }
  }

  @Override
  public boolean save(String jobId, int attempt, StoredCheckpoint checkpoint, Placed placed) {
    int owned = jdbc.sql("update job set version = version + 1 where id = :id and " + AttemptWrites.OWNED)
        .param("id", jobId)
        .param("attempt", attempt)
        .update();
    if (owned == 0) {
      return false;
    }
    saveFirst(jobId, checkpoint, placed);
    return true;
  }

  @Override
  public void saveFirst(String jobId, StoredCheckpoint checkpoint, Placed placed) {
    remove(jobId, checkpoint.step(), placed.file());
    jdbc.sql("""
        insert into job_checkpoint
          (job_id, step, created_at, loss, accuracy, byte_count, sha256, fingerprint, file)
        values (:jobId, :step, :at, :loss, :accuracy, :bytes, :sha256, :fingerprint, :file)
        """)
        .param("jobId", jobId)
        .param("step", checkpoint.step())
        .param("at", Times.write(checkpoint.createdAt()))
        .param("loss", checkpoint.loss())
        .param("accuracy", checkpoint.accuracy())
        .param("bytes", checkpoint.bytes())
        .param("sha256", checkpoint.sha256())
        .param("fingerprint", json.write(checkpoint.fingerprint()))
        .param("file", placed.file())
        .update();
    if (placed.file() == null) {
      insertChunks(jobId, checkpoint.step(), placed.content());
    }
    events.checkpointTaken(jobId, checkpoint);
  }

  private void insertChunks(String jobId, int step, byte[] content) {
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < content.length; start += CHUNK_BYTES) {
      starts.add(start);
    }
    batches.batchUpdate("insert into job_checkpoint_chunk (job_id, step, number, content) values (?, ?, ?, ?)", starts,
        starts.size(), (statement, start) -> {
          statement.setString(1, jobId);
          statement.setInt(2, step);
          statement.setInt(3, start / CHUNK_BYTES);
          statement.setBytes(4, Arrays.copyOfRange(content, start, Math.min(content.length, start + CHUNK_BYTES)));
        });
  }

  @Override
  @Transactional(readOnly = true)
  public List<StoredCheckpoint> list(String jobId) {
    return jdbc.sql("select * from job_checkpoint where job_id = :jobId order by step desc")
        .param("jobId", jobId)
        .query((row, number) -> new StoredCheckpoint(row.getInt("step"), Times.read(row, "created_at"),
            row.getObject("loss", Double.class), row.getObject("accuracy", Double.class),
            row.getLong("byte_count"), row.getString("sha256"),
            json.read(row.getString("fingerprint"), Fingerprint.class)))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<byte[]> content(String jobId, int step) {
    Optional<String> file = file(jobId, step);
    return file.isPresent() ? folder.read(file.get()) : chunks(jobId, step);
  }

  private Optional<String> file(String jobId, int step) {
    return jdbc.sql("select file from job_checkpoint where job_id = :jobId and step = :step and file is not null")
        .param("jobId", jobId)
        .param("step", step)
        .query(String.class)
        .optional();
  }

  private Optional<byte[]> chunks(String jobId, int step) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    jdbc.sql("select content from job_checkpoint_chunk where job_id = :jobId and step = :step order by number")
        .param("jobId", jobId)
        .param("step", step)
        .query(row -> {
          content.writeBytes(row.getBytes("content"));
        });
    return content.size() == 0 ? Optional.empty() : Optional.of(content.toByteArray());
  }

  @Override
  public void remove(String jobId, Collection<Integer> steps) {
    steps.forEach(step -> remove(jobId, step, null));
  }

  /** @param needed a file that stays, for it is in the place of its like already */
  private void remove(String jobId, int step, @Nullable String needed) {
    Optional<String> file = file(jobId, step);
    jdbc.sql("delete from job_checkpoint where job_id = :jobId and step = :step")
        .param("jobId", jobId)
        .param("step", step)
        .update(); // its chunks go with it
    file.filter(name -> !name.equals(needed)).ifPresent(folder::deleteAfterCommit);
  }
}
