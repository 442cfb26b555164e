package dev.engram.training.device;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.NativeResource;
import dev.engram.training.TestCpu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrayScopeTest {

  private final NDManager manager = TestCpu.newManager();

  @AfterEach
  void closeManager() {
    manager.close();
  }

  @Test
  void closesWhatWasMadeInsideItButNotTheKept() {
    NDArray outside = manager.create(new float[]{1, 2});
    NDArray kept;
    NDArray other;
    try (ArrayScope scope = new ArrayScope()) {
      other = outside.mul(3);
      kept = scope.keep(other.add(1));
    }

    assertThat(isOpen(outside)).isTrue();
    assertThat(isOpen(kept)).isTrue();
    assertThat(isOpen(other)).isFalse();
    assertThat(kept.toFloatArray()).containsExactly(4, 7);
    assertThat(manager.getManagedArrays()).hasSize(2);
  }

  @Test
  void handsTheKeptToTheScopeOutside() {
    NDArray keptInside;
    NDArray keptInBoth;
    try (ArrayScope outer = new ArrayScope()) {
      try (ArrayScope inner = new ArrayScope()) {
        keptInside = inner.keep(manager.create(1f));
        keptInBoth = outer.keep(inner.keep(manager.create(2f)));
      }
      assertThat(isOpen(keptInside)).isTrue();
    }
    assertThat(isOpen(keptInside)).isFalse();
    assertThat(isOpen(keptInBoth)).isTrue();
  }

  @Test
  void arraysMadeAfterAnInnerScopeBelongToTheOuterOne() {
    NDArray later;
    try (ArrayScope outer = new ArrayScope()) {
      try (ArrayScope inner = new ArrayScope()) {
        inner.keep(manager.create(1f));
      }
      later = outer.keep(manager.create(2f));
      manager.create(3f);
    }
    assertThat(isOpen(later)).isTrue();
    assertThat(manager.getManagedArrays()).hasSize(1);
  }

  private static boolean isOpen(NDArray array) {
    return !((NativeResource<?>) array).isReleased();
  }
}
