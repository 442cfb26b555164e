package dev.engram.service.deploy;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** What is used of the Prometheus operator's, checked by hand against the CRD of its version 0.93; nothing else is read. */
record ServiceMonitor(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  record Spec(LabelSelector selector, List<String> podTargetLabels, List<Endpoint> endpoints) {}

  record Endpoint(String port, String path, String interval, String scrapeTimeout) {}
}
