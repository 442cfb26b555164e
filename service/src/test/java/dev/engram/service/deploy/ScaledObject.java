package dev.engram.service.deploy;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is used of KEDA's {@code keda.sh/v1alpha1}, checked by hand against the CRD of KEDA 2.20; nothing else is read. */
record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  record Spec(Target scaleTargetRef, Integer minReplicaCount, Integer maxReplicaCount, Integer pollingInterval,
      Integer cooldownPeriod, Advanced advanced, List<Trigger> triggers) {}

  record Target(String name) {}

  record Advanced(Autoscaler horizontalPodAutoscalerConfig) {}

  record Autoscaler(Behavior behavior) {}

  record Behavior(Rules scaleDown, Rules scaleUp) {}

  record Rules(@Nullable Integer stabilizationWindowSeconds, List<Policy> policies) {}

  record Policy(String type, Integer value, Integer periodSeconds) {}

  record Trigger(String type, Map<String, String> metadata) {}
}
