package io.iotmi.relay.vendor.api;

import io.iotmi.relay.vendor.host.Hosts;
import io.iotmi.relay.vendor.jsonata.Expression;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The API of one vendor.
 *
 * @param address in front of every path
 * @param hosts which may be asked, and no others
 * @param oauth how a request with a user's token is authorized; null where the vendor has none such
 * @param general how a request with a credential of the customer is authorized; null where the
 *     vendor has none such
 * @param user where an access names its user by itself
 * @param origin where an access names the host that it is for, in place of that of the address
 * @param limits how often the vendor may be asked
 * @param timeout of one request
 * @param requests makes the requests of an operation
 * @param answers says what the answers mean
 */
public record Api(
    URI address,
    Hosts hosts,
    @Nullable Authorization oauth,
    @Nullable Authorization general,
    Named user,
    Named origin,
    List<RequestLimit> limits,
    Duration timeout,
    Expression requests,
    Expression answers) {
  public Api {
    limits = List.copyOf(limits);
  }

  /**
   * Where an access names something.
   *
   * @param claim of a token that is a JSON Web Token; null for none
   * @param member of a credential that is a JSON object; null for none
   */
  public record Named(@Nullable String claim, @Nullable String member) {}

  /**
   * A limit of the vendor.
   *
   * @param requests the most of them
   * @param within any such time
   * @param ofUser whether each user has this limit, or all users together
   */
  public record RequestLimit(int requests, Duration within, boolean ofUser) {

    /** Windows begin at multiples of their length since 1970: one of a day is a day in UTC. */
    public Instant windowEnd(Instant now) {
      long millis = within.toMillis();
      return Instant.ofEpochMilli((now.toEpochMilli() / millis + 1) * millis);
    }
  }
}
