package dev.engram.service.store.migrate;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** The tables' version in one of the databases, by the migrations that the service has. */
final class Schema {

  private final Flyway flyway;
  private final String whose;

  /** @param whose for people */
  Schema(String url, @Nullable String user, @Nullable String password, String whose) {
    this.flyway = Flyway.configure().dataSource(url, user, password).load();
    this.whose = whose;
  }

  /** @throws Refusal where a newer Engram has made the tables, which may have what this one does not know */
  void refuseNewer() {
    Optional<MigrationVersion> applied = applied();
    if (applied.isPresent() && applied.get().isNewerThan(newest())) {
      throw Refusal
          .failed("%s has tables of version %s, and this Engram knows those up to %s. Migrate with the newer Engram."
              .formatted(whose, applied.get(), newest()));
    }
  }

  void toNewest() {
    try {
      flyway.migrate();
    } catch (FlywayException failure) {
      throw Refusal.failed("The tables of %s can't be brought to version %s: %s".formatted(whose, newest(),
          String.valueOf(failure.getMessage()).strip()));
    }
  }

  private Optional<MigrationVersion> applied() {
    return Stream.of(info().applied())
        .map(MigrationInfo::getVersion)
        .filter(version -> version != null)
        .max(Comparator.naturalOrder());
  }

  private MigrationInfoService info() {
    try {
      return flyway.info();
    } catch (FlywayException failure) {
      throw Refusal.failed("The version of the tables of %s can't be read: %s".formatted(whose,
          String.valueOf(failure.getMessage()).strip()));
    }
  }

  private MigrationVersion newest() {
    return Stream.of(info().all())
        .filter(info -> !info.getState().equals(MigrationState.FUTURE_SUCCESS))
        .map(MigrationInfo::getVersion)
        .filter(version -> version != null)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The one that is there now. */
  String version() {
    return applied().map(MigrationVersion::toString).orElse("none");
  }
}
