package dev.engram.service.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where checkpoints are kept; {@code engram.checkpoints.*}.
 *
 * @param inStore the largest that the job store itself keeps
 * @param folder for larger ones; every worker must see the same; absent: beside the embedded store, and nowhere with
 *        another one
 */
@ConfigurationProperties("engram.checkpoints")
public record CheckpointSettings(@DefaultValue("64MB") DataSize inStore, @Nullable Path folder) {}
