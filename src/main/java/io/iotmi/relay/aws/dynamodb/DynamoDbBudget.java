package io.iotmi.relay.aws.dynamodb;

import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.cloud.http.call.RequestBudget;
import io.iotmi.relay.cloud.http.call.RuntimeBudget;
import io.iotmi.relay.model.Deadline;
import io.iotmi.relay.vendor.api.Api.RequestLimit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts requests to the vendor in the ledger's table, so that all runtimes together stay below its
 * limits. Windows shorter than an hour are counted by each runtime alone: a user's requests seldom
 * come from two runtimes at once, and a request to the table for each of them would cost more than
 * it saves.
 */
public final class DynamoDbBudget implements RequestBudget {
  private static final Duration SHARED_FROM = Duration.ofHours(1);

  private final RuntimeBudget own = new RuntimeBudget();
  private final BudgetItem item;

  /**
   * @param endpoint of DynamoDB, with its root path
   * @param table its name or ARN
   */
  public DynamoDbBudget(AwsHttp http, URI endpoint, String table) {
    this.item = new BudgetItem(SingleStatement.to(http, endpoint), LedgerStatements.quoted(table));
  }

  @Override
  public Optional<Duration> take(String whose, List<RequestLimit> limits, Deadline deadline) {
    Optional<Duration> wait = own.take(whose, limits, deadline);
    if (wait.isPresent()) {
      return wait;
    }
    Instant now = deadline.clock().instant();
    // Half of the time is for the vendor, also where the table does not answer.
    Deadline half = deadline.within(deadline.left().dividedBy(2));
    for (RequestLimit limit : limits) {
      Instant end = limit.windowEnd(now);
      if (limit.within().compareTo(SHARED_FROM) >= 0
          && !item.count(limit.ofUser() ? whose : "", limit, end, half)) {
        return Optional.of(Duration.between(now, end));
      }
    }
    return Optional.empty();
  }
}
