package io.iotmi.relay.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Context;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SnapStartTest {
  @Test
  void theHooksAreThereOnlyWhereASnapshotIsTaken() {
    assertNull(hooks("on-demand"));
    assertNull(hooks("provisioned-concurrency"));
    assertNull(hooks(null));
    assertNotNull(hooks("snap-start"));
  }

  @Test
  void thePrimingRunsOnceForEachCheckpoint() {
    AtomicInteger runs = new AtomicInteger();
    WeakContext context = new WeakContext();
    SnapStart hooks = SnapStart.register(context, runs::incrementAndGet);
    System.gc();
    context.beforeCheckpoint(context);
    assertEquals(1, runs.get());
    context.afterRestore(context);
    assertEquals(1, runs.get());
    assertNotNull(hooks);
  }

  private static @Nullable SnapStart hooks(@Nullable String initialization) {
    Map<String, String> environment = new HashMap<>();
    if (initialization != null) {
      environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", initialization);
    }
    return SnapStart.hooks(environment, () -> {});
  }

  /** Holds one resource, weakly, as the context of Lambda's runtime does. */
  private static final class WeakContext extends Context<Resource> {
    private @Nullable WeakReference<Resource> resource;

    @Override
    public void register(Resource registered) {
      resource = new WeakReference<>(registered);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
      call(true);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
      call(false);
    }

    private void call(boolean before) {
      Resource held = resource == null ? null : resource.get();
      assertNotNull(held, "the resource is gone");
      try {
        if (before) {
          held.beforeCheckpoint(this);
        } else {
          held.afterRestore(this);
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
