package io.iotmi.relay.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Gatherers;

/** Work on more items than one request takes: as many requests as are needed, at the same time. */
final class Chunks {
  private Chunks() {}

  /** One result for each chunk, in their order. */
  static <T, R> List<R> each(List<T> items, int size, Function<List<T>, R> work) {
    List<List<T>> chunks = items.stream().gather(Gatherers.windowFixed(size)).toList();
    if (chunks.size() <= 1) {
      return chunks.stream().map(work).toList();
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<R>> tasks =
          chunks.stream().map(chunk -> (Callable<R>) () -> work.apply(chunk)).toList();
      List<R> results = new ArrayList<>(tasks.size());
      for (Future<R> result : executor.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking DynamoDB", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking DynamoDB failed", e);
    }
  }
}
