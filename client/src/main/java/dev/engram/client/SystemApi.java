package dev.engram.client;

import dev.engram.api.SystemInfo;

/** The service itself. */
public final class SystemApi {

  private final Transport transport;

  SystemApi(Transport transport) {
    this.transport = transport;
  }

  /** What the service is and has: version, engine, devices, workers, queue. */
  public SystemInfo get() {
    return transport.documents().read(transport.get(Route.of("/v1/system")), SystemInfo.class);
  }
}
