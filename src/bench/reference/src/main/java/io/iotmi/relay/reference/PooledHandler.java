package io.iotmi.relay.reference;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** The same with the records of a batch on a pool of ten threads; their order is lost. */
public class PooledHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(PooledHandler.class);
  private static final int THREADS = 10;

  private final RecordRelay relay = new RecordRelay();
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> relayAll(event));
  }

  private SQSBatchResponse relayAll(SQSEvent event) {
    Map<String, Future<?>> running = new LinkedHashMap<>();
    for (SQSMessage message : event.getRecords()) {
      running.put(
          message.getMessageId(),
          pool.submit(
              () -> {
                relay.relay(message);
                return null;
              }));
    }
    List<BatchItemFailure> failures = new ArrayList<>();
    for (Map.Entry<String, Future<?>> one : running.entrySet()) {
      try {
        one.getValue().get();
      } catch (ExecutionException e) {
        LOG.error("not delivered: {}", one.getKey(), e);
        failures.add(new BatchItemFailure(one.getKey()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failures.add(new BatchItemFailure(one.getKey()));
      }
    }
    return new SQSBatchResponse(failures);
  }
}
