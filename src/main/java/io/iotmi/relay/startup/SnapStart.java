package io.iotmi.relay.startup;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What the function does about being frozen into a snapshot and woken up many times. See
 * https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html
 *
 * <p>Little has to be undone. Before the snapshot nothing connects and no credentials are asked
 * for, since both happen with the first event. The slots of requests and the clock of deadlines
 * hold no time until then. Ids are random UUIDs, whose source, {@link SecureRandom}, Lambda keeps
 * unique across restores: https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html
 */
public final class SnapStart implements Resource {
  private static final int MOST_SKIPPED = 256;

  private final Runnable priming;

  SnapStart(Runnable priming) {
    this.priming = priming;
  }

  /**
   * Registers the hooks where Lambda is about to take a snapshot. Without one they are not even
   * loaded.
   *
   * @param priming run before the snapshot is taken
   * @return to be held as long as the function lives, or null
   */
  public static @Nullable SnapStart hooks(Map<String, String> environment, Runnable priming) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))
        ? register(Core.getGlobalContext(), priming)
        : null;
  }

  static SnapStart register(Context<Resource> context, Runnable priming) {
    SnapStart hooks = new SnapStart(priming);
    context.register(hooks);
    return hooks;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    priming.run();
  }

  /**
   * The jitter of pauses comes from {@link ThreadLocalRandom}, which seeds each thread from one
   * sequence, and the snapshot holds the place in it: without a skip, all runtimes that wake up
   * together would also try again together.
   */
  @Override
  public void afterRestore(Context<? extends Resource> context) throws InterruptedException {
    for (int i = new SecureRandom().nextInt(MOST_SKIPPED); i > 0; i--) {
      Thread.startVirtualThread(ThreadLocalRandom::current).join();
    }
  }
}
