package io.iotmi.relay.startup;

import io.iotmi.relay.aws.dynamodb.DynamoDbBudget;
import io.iotmi.relay.aws.dynamodb.DynamoDbNotes;
import io.iotmi.relay.aws.http.AwsHttp;
import io.iotmi.relay.aws.http.Endpoints;
import io.iotmi.relay.aws.kms.KmsWrap;
import io.iotmi.relay.aws.secrets.CustomerSecrets;
import io.iotmi.relay.aws.secrets.SecretsManager;
import io.iotmi.relay.aws.sqs.SqsJobs;
import io.iotmi.relay.cloud.VendorCloud;
import io.iotmi.relay.cloud.http.call.RequestBudget;
import io.iotmi.relay.cloud.http.call.RuntimeBudget;
import io.iotmi.relay.job.JobQueue;
import io.iotmi.relay.operation.NotOffered;
import io.iotmi.relay.pipeline.CommandEnds;
import io.iotmi.relay.pipeline.ConnectorPipeline;
import io.iotmi.relay.pipeline.account.AccessStore;
import io.iotmi.relay.pipeline.account.Accesses;
import io.iotmi.relay.pipeline.account.Accounts;
import io.iotmi.relay.pipeline.account.Silence;
import io.iotmi.relay.pipeline.account.Users;
import io.iotmi.relay.pipeline.account.Watched;
import io.iotmi.relay.pipeline.job.Caller;
import io.iotmi.relay.pipeline.job.Deactivating;
import io.iotmi.relay.pipeline.job.Discovering;
import io.iotmi.relay.pipeline.job.DiscoveryEvents;
import io.iotmi.relay.pipeline.job.EventRelay;
import io.iotmi.relay.pipeline.job.JobRunner;
import io.iotmi.relay.pipeline.job.Subscribing;
import io.iotmi.relay.pipeline.job.command.Answering;
import io.iotmi.relay.pipeline.job.command.Attempts;
import io.iotmi.relay.pipeline.job.command.Awaiting;
import io.iotmi.relay.pipeline.job.command.Commanding;
import io.iotmi.relay.pipeline.job.command.Dispatch;
import io.iotmi.relay.pipeline.job.command.LateEnds;
import io.iotmi.relay.pipeline.job.command.Looks;
import io.iotmi.relay.pipeline.job.command.Orders;
import io.iotmi.relay.pipeline.job.watch.DeviceLook;
import io.iotmi.relay.pipeline.job.watch.WatchParts;
import io.iotmi.relay.pipeline.job.watch.Watching;
import io.iotmi.relay.pipeline.operation.Activation;
import io.iotmi.relay.pipeline.operation.Handover;
import io.iotmi.relay.pipeline.operation.OperationDesk;
import io.iotmi.relay.stage.keep.Notes;
import io.iotmi.relay.stage.keep.vault.KeyWrap;
import io.iotmi.relay.stage.keep.vault.LocalWrap;
import io.iotmi.relay.stage.keep.vault.Vault;
import io.iotmi.relay.stage.recall.DeviceRecords;
import io.iotmi.relay.stage.recall.Holds;
import io.iotmi.relay.stage.recall.Records;
import io.iotmi.relay.stage.recall.inventory.Inventory;
import io.iotmi.relay.stage.recall.watch.Roster;
import io.iotmi.relay.stage.translate.VendorTranslator;
import io.iotmi.relay.stage.verify.keys.SecretStore;
import io.iotmi.relay.stage.verify.material.LiveSecrets;
import io.iotmi.relay.vendor.SilenceWatch;
import io.iotmi.relay.vendor.Vendor;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;

/** Builds what the operations need. Loaded only where they are answered. */
final class OperationWiring {
  private static final String LOCAL = "local:";

  private OperationWiring() {}

  /** What the vendor's events tell of commands, which are kept in the table. */
  static CommandEnds ends(Settings settings, AwsHttp http, Endpoints endpoints) {
    String table = settings.ledgerTable();
    if (table == null) {
      return CommandEnds.NONE;
    }
    Notes notes = new DynamoDbNotes(http, endpoints.dynamoDb(), table);
    return new LateEnds(notes, new Attempts(notes), settings.connectorId());
  }

  static OperationSide of(
      Settings settings,
      VendorSettings ofVendor,
      Vendor vendor,
      Map<String, String> environment,
      AwsHttp http,
      Endpoints endpoints,
      InstantSource clock,
      ConnectorPipeline pipeline) {
    VendorCloud cloud =
        CloudWiring.cloud(
            vendor,
            ofVendor,
            environment,
            budget(settings, http, endpoints),
            ownSecret(ofVendor, http, endpoints),
            clock);
    String key = ofVendor.tokenKey();
    URI queue = ofVendor.jobQueueUrl();
    String table = settings.ledgerTable();
    if (cloud == null || key == null || queue == null || table == null) {
      return OperationSide.without(
          new NotOffered(
              settings.connectorIds(), "the folder of the vendor does not tell how to ask it"));
    }
    Notes notes = new DynamoDbNotes(http, endpoints.dynamoDb(), table);
    JobQueue jobs = new SqsJobs(http, endpoints.sqs(), queue.toString());
    Vault vault = new Vault(notes, wrap(key, http, endpoints));
    Accesses accesses = new Accesses(new CustomerSecrets(http, endpoints.secretsManager()));
    AccessStore store = new AccessStore(notes, vault);
    Accounts accounts = new Accounts(notes, vault);
    Records memory = RecallWiring.records(settings, http, endpoints);
    Silence silence = new Silence(new io.iotmi.relay.stage.recall.Users(memory));
    Users users = new Users(cloud, accounts);
    DeviceRecords devices = new DeviceRecords(memory);
    Inventory inventory = new Inventory(memory);
    Roster roster = new Roster(memory);
    SilenceWatch watch = vendor.silence();
    Watched watched = new Watched(store, roster, watch == null ? null : watch.after());
    Caller caller = new Caller(store, accesses, users, accounts, watched);
    EventRelay relay = new EventRelay(pipeline, new VendorTranslator(vendor, VendorWiring.BOUNDS));
    Orders orders = new Orders(vendor, VendorWiring.BOUNDS, devices);
    Dispatch dispatch = new Dispatch(cloud, new Holds(memory), new Attempts(notes), relay);
    Answering answering = new Answering(relay);
    return new OperationSide(
        new OperationDesk(
            settings.connectorIds(),
            new Activation(accesses, store, users, accounts, silence, jobs),
            new Handover(accesses, store, users, silence, jobs)),
        new JobRunner(
            new Subscribing(caller, cloud, notes),
            new Discovering(caller, cloud, notes, jobs, new DiscoveryEvents(relay, inventory)),
            new Commanding(caller, notes, jobs, orders, dispatch, answering, vendor.answerWithin()),
            new Awaiting(
                caller,
                notes,
                jobs,
                dispatch,
                new Looks(caller, notes, orders, dispatch, relay),
                answering),
            new Deactivating(caller, cloud, accounts, silence, watched, notes),
            new Watching(
                watch,
                new WatchParts(
                    RecallWiring.pushes(watch, settings, memory),
                    roster,
                    silence,
                    caller,
                    inventory,
                    new DeviceLook(vendor, cloud, devices, relay),
                    relay),
                notes,
                jobs)),
        queue);
  }

  private static RequestBudget budget(Settings settings, AwsHttp http, Endpoints endpoints) {
    String table = settings.ledgerTable();
    return table == null
        ? new RuntimeBudget()
        : new DynamoDbBudget(http, endpoints.dynamoDb(), table);
  }

  private static SecretStore ownSecret(VendorSettings settings, AwsHttp http, Endpoints endpoints) {
    String arn = settings.secretArn();
    return arn == null
        ? deadline -> new SecretStore.Reading.Live(LiveSecrets.NONE)
        : new SecretsManager(http, endpoints.secretsManager(), arn);
  }

  private static KeyWrap wrap(String key, AwsHttp http, Endpoints endpoints) {
    return key.startsWith(LOCAL)
        ? new LocalWrap(Base64.getDecoder().decode(key.substring(LOCAL.length())))
        : new KmsWrap(http, endpoints.kms(), key);
  }
}
