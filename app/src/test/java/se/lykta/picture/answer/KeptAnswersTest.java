package se.lykta.picture.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
    private final AtomicInteger computed = new AtomicInteger();
    private final KeptAnswers answers = new KeptAnswers(10, answer -> ((String) answer).length());

    @Test
    void worksTheSameQuestionOutOnce() {
        assertThat(ask("a", "four")).isEqualTo("four");
        assertThat(ask("a", "other")).isEqualTo("four");
        assertThat(computed).hasValue(1);
    }

    @Test
    void staysWithinItsBoundAndForgetsWhatWasAskedForLongestAgo() {
        ask("a", "four");
        ask("b", "four");
        ask("a", "four");
        ask("c", "four");
        assertThat(answers.bytes()).isEqualTo(8);
        computed.set(0);
        ask("a", "four");
        ask("c", "four");
        assertThat(computed).hasValue(0);
        ask("b", "four");
        assertThat(computed).hasValue(1);
    }

    @Test
    void givesAnAnswerThatIsTooLargeToKeep() {
        assertThat(ask("a", "more than ten")).isEqualTo("more than ten");
        assertThat(answers.bytes()).isZero();
    }

    @Test
    void letsThoseWhoAskAtOnceWaitForOneComputation() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = executor.submit(() -> answers.get("a", String.class, () -> {
                computed.incrementAndGet();
                begun.countDown();
                await(goOn);
                return "four";
            }));
            begun.await();
            var rest = new ArrayList<Callable<String>>();
            for (int i = 0; i < 20; i++) {
                rest.add(() -> ask("a", "other"));
            }
            var waiting = rest.stream().map(executor::submit).toList();
            goOn.countDown();
            assertThat(first.get()).isEqualTo("four");
            for (var answer : waiting) {
                assertThat(answer.get()).isEqualTo("four");
            }
        }
        assertThat(computed).hasValue(1);
    }

    @Test
    void keepsNoFailure() {
        assertThatThrownBy(() -> answers.get("a", String.class, () -> {
                    throw new IllegalStateException("once");
                }))
                .hasMessage("once");
        assertThat(ask("a", "four")).isEqualTo("four");
    }

    private String ask(String question, String answer) {
        return answers.get(question, String.class, () -> {
            computed.incrementAndGet();
            return answer;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
