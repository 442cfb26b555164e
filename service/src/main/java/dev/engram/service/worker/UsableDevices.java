package dev.engram.service.worker;

import dev.engram.service.system.EngramProperties;
import dev.engram.service.system.EngramProperties.Role;
import dev.engram.service.system.RefusedStart;
import dev.engram.training.device.ComputeDevice;
import dev.engram.training.device.Devices;
import dev.engram.training.device.EngineNotLoadedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices of this process, each of which was seen to compute: none is taken at its driver's word. */
final class UsableDevices {

  private static final Logger log = LoggerFactory.getLogger(UsableDevices.class);

  private static final String HOW_TO_GET_CUDA = "Let an NVIDIA driver show a GPU to this process (Docker: --gpus all;"
      + " Kubernetes: the limit nvidia.com/gpu: 1) and give it PyTorch's natives for CUDA (the image's target cuda).";

  private UsableDevices() {}

  static Devices load(EngramProperties properties) {
    Devices devices = loadEngine();
    log.info("Engine: {}, {}, {} intra-op thread", devices.engineVersion(), devices.nativeVersion(), Devices.THREADS);
    for (ComputeDevice device : devices.all()) {
      devices.failureOf(device).ifPresent(failure -> refuse(device, failure));
      log.info("Device: {} ({}); a matrix product was computed on it", device.id(), device.name());
    }
    if (!devices.cudaAvailable()) {
      doWithoutCuda(properties, devices);
    }
    return devices;
  }

  private static Devices loadEngine() {
    try {
      return Devices.load();
    } catch (EngineNotLoadedException e) {
      throw new RefusedStart("PyTorch can't be loaded: %s.".formatted(e.getMessage()),
          "Where it is a library of CUDA that is missing, such as libcuda.so.1: " + HOW_TO_GET_CUDA
              + " To train on the CPU, use PyTorch's natives for the CPU (the image's target cpu).");
    }
  }

  private static void refuse(ComputeDevice device, String failure) {
    throw new RefusedStart("The device %s (%s) is there but does not compute: %s."
        .formatted(device.id(), device.name(), failure),
        "See that its driver is new enough for CUDA 12.8 (570 or newer) and that nobody else has its memory."
            + " CUDA_VISIBLE_DEVICES says which devices this process sees; empty, it trains on the CPU.");
  }

  private static void doWithoutCuda(EngramProperties properties, Devices devices) {
    if (properties.requireCuda() && properties.role() != Role.API) {
      throw new RefusedStart("engram.require-cuda is true, and %s sees no CUDA device."
          .formatted(devices.nativeVersion()),
          HOW_TO_GET_CUDA + " Or set engram.require-cuda=false (ENGRAM_REQUIRE_CUDA=false) to train on the CPU.");
    }
    log.info("No CUDA device: jobs on 'auto' train on the CPU; those on 'cuda' are left to other workers");
  }
}
