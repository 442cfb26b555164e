package dev.engram.service.store;

import dev.engram.service.job.CheckpointSettings;
import dev.engram.service.system.EngramProperties;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The stores as production has them, with its settings and migrations, and nothing else. */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class, JacksonAutoConfiguration.class})
@EnableConfigurationProperties({EngramProperties.class, CheckpointSettings.class})
@Import({EmbeddedStore.class, SharedStore.class, JdbcJobStore.class, JdbcWorkerStore.class, JdbcCheckpointStore.class,
    JdbcKeyStore.class, JdbcApiKeyStore.class, JdbcRetentionStore.class, JdbcSweepStore.class, SweepWork.class,
    CheckpointPlaces.class, CheckpointFolder.class, FolderMarker.class, CheckpointSweep.class, JobRows.class,
    JobCounts.class,
    JobEvents.class, JdbcEventStore.class, SettledEvents.class, EmbeddedWrites.class, SharedWrites.class,
    JobMetrics.class, JobDiagnostics.class, AttemptWrites.class, Json.class})
class StoreSlice {}
