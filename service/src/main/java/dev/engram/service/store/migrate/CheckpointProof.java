package dev.engram.service.store.migrate;

import dev.engram.service.job.Sha256;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Holds the checkpoints in the target against the SHA-256 that each was stored with.
 *
 * @param verified how many are what they were
 * @param corrupt the others, by job and step: they were so in the source, whose every row is here
 * @param inFiles how many are files in a folder
 */
record CheckpointProof(int verified, List<String> corrupt, int inFiles) {

  /** As many as one request of the driver brings. */
  private static final int CHUNKS_AT_ONCE = 8;

  static CheckpointProof of(Connection target) throws SQLException {
    int verified = 0;
    int inFiles = 0;
    List<String> corrupt = new ArrayList<>();
    try (Statement query = target.createStatement()) {
      query.setFetchSize(CHUNKS_AT_ONCE);
      try (ResultSet row = query.executeQuery("""
          select c.job_id, c.step, c.sha256, c.file, p.number, p.content from job_checkpoint c
          left join job_checkpoint_chunk p on p.job_id = c.job_id and p.step = c.step
          order by c.job_id, c.step, p.number
          """)) {
        MessageDigest digest = Sha256.begin();
        boolean more = row.next();
        while (more) {
          String id = row.getString("job_id");
          int step = row.getInt("step");
          String expected = row.getString("sha256");
          boolean inFile = row.getString("file") != null;
          do {
            byte[] chunk = row.getBytes("content");
            digest.update(chunk == null ? new byte[0] : chunk);
            more = row.next();
          } while (more && row.getString("job_id").equals(id) && row.getInt("step") == step);
          String found = HexFormat.of().formatHex(digest.digest());
          if (inFile) {
            inFiles++;
          } else if (found.equals(expected)) {
            verified++;
          } else {
            corrupt.add("%s at step %d".formatted(id, step));
          }
        }
      }
    }
    return new CheckpointProof(verified, corrupt, inFiles);
  }
}
