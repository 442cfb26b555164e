package dev.engram.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.engram.api.JobState;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTest {

  @ParameterizedTest
  @EnumSource
  void nothingLeadsOutOfTheEnd(JobState state) {
    boolean leadsOut = Arrays.stream(JobState.values()).anyMatch(to -> Transition.exists(state, to));
    assertThat(leadsOut).isEqualTo(!state.terminal());
  }

  @ParameterizedTest
  @EnumSource
  void nothingLeadsToItself(JobState state) {
    assertThat(Transition.exists(state, state)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everyStateCanBeReachedFromTheQueue(JobState state) {
    Set<JobState> reached = new HashSet<>(Set.of(JobState.QUEUED));
    while (reached.addAll(reached.stream()
        .flatMap(from -> Arrays.stream(JobState.values()).filter(to -> Transition.exists(from, to)))
        .toList())) {
      // until nothing is new
    }
    assertThat(reached).contains(state);
  }

  @Test
  void aTransitionThatDoesNotExistCanNotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transition.of(JobState.SUCCEEDED, JobState.RUNNING, null, null))
        .withMessageContaining("SUCCEEDED")
        .withMessageContaining("RUNNING");
  }

  @Test
  void anEndIsWrittenDownWithEveryTransitionToOne() {
    assertThat(Transition.of(JobState.QUEUED, JobState.CANCELLED, null, null).ending()).isNotNull();
    assertThat(Transition.of(JobState.RUNNING, JobState.CANCELLING, null, null).ending()).isNull();
  }

  @Test
  void onlyAJobThatComesToTheQueueHasANewPlaceInIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transition(JobState.RUNNING, JobState.QUEUED, 1, null, null, null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transition(JobState.RUNNING, JobState.PAUSING, 1, null, null, "exe_1", null));
  }
}
