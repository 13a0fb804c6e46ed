package io.iotmi.relay.local.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.service.Credential;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows besides calls and requests.
 *
 * @param events whether requests of the connector could be seen
 * @param linked until when nothing but activations had been asked for
 * @param accounts by name
 * @param commands by trace id
 * @param changes that the vendor was made to report
 */
public record World(
    String connectorId,
    boolean events,
    @Nullable Instant linked,
    Map<String, Account> accounts,
    Map<String, Command> commands,
    List<Change> changes) {
  public World {
    accounts = Map.copyOf(accounts);
    commands = Map.copyOf(commands);
    changes = List.copyOf(changes);
  }

  /**
   * An end user's account at the vendor.
   *
   * @param devices all that it has, null where they are not known
   * @param silent from when on no event of it may be sent, null while it is linked
   * @param revoked whether the vendor saw its access end, null where that cannot be seen
   */
  public record Account(
      Credential credential,
      @Nullable Set<String> devices,
      @Nullable Instant silent,
      @Nullable Boolean revoked) {}

  /**
   * A command that was sent.
   *
   * @param attribute that it sets or reads, null where it is not known
   * @param value of the attribute once the device has done it, null where it is not known
   * @param dispatched how often the vendor got it, null where that cannot be seen
   */
  public record Command(
      ClusterCommand sent,
      Device device,
      @Nullable String attribute,
      @Nullable JsonNode value,
      @Nullable Integer dispatched) {}

  /** How the vendor's device deals with a command. */
  public enum Device {
    /** It does it, and says so. */
    CONFIRMS,
    /** It says nothing, ever. */
    SILENT,
    /** It is not under the run's control. */
    UNKNOWN
  }

  /** Something that the vendor was made to report. */
  public record Change(String account, String device, Instant at) {}
}
