package io.iotmi.relay.vendor;

import io.iotmi.relay.vendor.folder.Declared;
import io.iotmi.relay.vendor.folder.DurationMember;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the state of devices is read because their vendor tells nothing any more.
 *
 * @param after how long no payload may come
 * @param reads how many requests for states one silence may cost
 */
public record SilenceWatch(Duration after, int reads) {
  private static final Duration LEAST = Duration.ofMinutes(15);
  private static final Duration MOST = Duration.ofDays(7);
  private static final Duration AFTER = Duration.ofHours(6);
  private static final int READS = 1_000;
  private static final int MOST_READS = 100_000;

  /** The member {@code silence} of a folder; null where there is none. */
  static @Nullable SilenceWatch read(Declared main) {
    Declared silence = main.object("silence");
    if (silence == null) {
      return null;
    }
    if (!main.has("api")) {
      silence.fault("goes with the member api, which is not there");
    }
    Duration after = DurationMember.read(silence, "after", AFTER, LEAST, MOST);
    Integer reads = silence.whole("reads", 1, MOST_READS);
    silence.end();
    return new SilenceWatch(after, reads == null ? READS : reads);
  }
}
