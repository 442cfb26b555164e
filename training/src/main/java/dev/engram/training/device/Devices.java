package dev.engram.training.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Platform;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The PyTorch engine of this process and the devices it can compute on.
 *
 * <p>The engine runs each operation on one thread: at the sizes of this task the barrier of every small operation costs
 * more than a second thread saves. Several runs at once use several cores instead. It never downloads anything.
 */
public final class Devices {

  /** One intra-op thread an operation. */
  public static final int THREADS = 1;

  private static final String ENGINE = "PyTorch";

  private final Engine engine;
  private final int cudaDevices;

  private Devices(Engine engine) {
    this.engine = engine;
    this.cudaDevices = engine.getGpuCount();
  }

  /**
   * Loads the engine; the first call of a process takes a second, and longer where the natives must be unpacked.
   *
   * @throws EngineNotLoadedException where the natives or what they need are missing: those for CUDA need a driver
   */
  public static Devices load() {
    setIfAbsent("ai.djl.offline", "true");
    setIfAbsent("OPT_OUT_TRACKING", "true");
    setIfAbsent("ai.djl.pytorch.num_threads", String.valueOf(THREADS));
    setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
    setIfAbsent("ai.djl.pytorch.graph_optimizer", "false");
    Engine engine = loadEngine();
    try (NDManager manager = engine.newBaseManager(Device.cpu())) {
      FreedMemory.keepInProcess(manager);
    }
    return new Devices(engine);
  }

  private static Engine loadEngine() {
    try {
      return Engine.getEngine(ENGINE);
    } catch (EngineException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      throw new EngineNotLoadedException(DeviceTrial.firstLine(root), e);
    }
  }

  /** All devices, the ones a job on {@code auto} prefers first. */
  public List<ComputeDevice> all() {
    List<ComputeDevice> devices = new ArrayList<>();
    for (int index = 0; index < cudaDevices; index++) {
      devices.add(cuda(index));
    }
    devices.add(cpu());
    return devices;
  }

  public boolean cudaAvailable() {
    return cudaDevices > 0;
  }

  /**
   * Why the device does not compute, after a small computation on it whose result was looked at; empty where it does.
   *
   * <p>The engine counts devices by asking the driver, which does not say that it can use them.
   */
  public Optional<String> failureOf(ComputeDevice device) {
    try (NDManager manager = newManager(device)) {
      return DeviceTrial.failure(manager, device.device());
    }
  }

  /**
   * The device that a name means: {@code auto} the first CUDA device or else the CPU, {@code cpu}, {@code cuda} the
   * first CUDA device, {@code cuda:N}. Empty where this process has none of that name: never silently another one.
   */
  public Optional<ComputeDevice> find(String name) {
    return switch (name) {
      case "auto" -> Optional.of(all().getFirst());
      case "cuda" -> all().stream().filter(ComputeDevice::isCuda).findFirst();
      default -> all().stream().filter(device -> device.id().equals(name)).findFirst();
    };
  }

  /**
   * A manager of arrays on the device, for the thread that asks for it; whoever asks for it closes it.
   *
   * <p>The number of intra-op threads is a Java thread's own: one that has not been told multiplies with all cores.
   */
  public NDManager newManager(ComputeDevice device) {
    JniUtils.setNumThreads(THREADS);
    return engine.newBaseManager(device.device());
  }

  /** Such as {@code DJL PyTorch 0.36.0}. */
  public String engineVersion() {
    return "DJL " + ENGINE + " " + Engine.getDjlVersion();
  }

  /** Such as {@code libtorch 2.7.1 cpu linux-x86_64}. */
  public String nativeVersion() {
    Platform platform = Platform.detectPlatform("pytorch");
    return "libtorch %s %s".formatted(engine.getVersion(), platform.getClassifier());
  }

  private static ComputeDevice cpu() {
    String name = Cpu.modelName() + ", " + Runtime.getRuntime().availableProcessors() + " cores";
    if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
      return new ComputeDevice("cpu", name, Device.cpu(), OptionalLong.of(system.getTotalMemorySize()),
          OptionalLong.of(system.getFreeMemorySize()));
    }
    return new ComputeDevice("cpu", name, Device.cpu(), OptionalLong.empty(), OptionalLong.empty());
  }

  private static ComputeDevice cuda(int index) {
    Device device = Device.gpu(index);
    String name = "CUDA device " + index;
    try {
      MemoryUsage memory = CudaUtils.getGpuMemory(device);
      name += ", compute capability " + CudaUtils.getComputeCapability(index);
      return new ComputeDevice("cuda:" + index, name, device, OptionalLong.of(memory.getMax()),
          OptionalLong.of(memory.getMax() - memory.getUsed()));
    } catch (EngineException | IllegalArgumentException unknown) {
      // the engine computes on it, but the runtime library that would tell its memory can't be asked
      return new ComputeDevice("cuda:" + index, name, device, OptionalLong.empty(), OptionalLong.empty());
    }
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
