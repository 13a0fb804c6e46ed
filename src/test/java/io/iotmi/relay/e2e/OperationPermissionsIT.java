package io.iotmi.relay.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.StackSettings;
import io.iotmi.relay.local.connector.ConnectorStack;
import io.iotmi.relay.local.queue.SqsPoller;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.local.service.ClusterCommand;
import io.iotmi.relay.local.service.Credential;
import io.iotmi.relay.local.service.ServiceCall;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.template.RolePolicy;
import io.iotmi.relay.template.Template;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the functions of operations ask of AWS in the life of an account, their roles allow. */
final class OperationPermissionsIT {
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:customer-AbCdEf";
  private static final String VERSION = "11111111-2222-3333-4444-555555555555";
  private static final Template TEMPLATE = Template.read();

  /** The parameters of a stack that answers operations with General Authorization. */
  private static final Map<String, String> GIVEN =
      Map.of(
          "Vendor",
          "seam",
          "VendorSecretArn",
          "arn:aws:secretsmanager:eu-west-1:000000000000:secret:vendor-AbCdEf",
          "CustomerSecretArns",
          SECRET);

  @Test
  void theRolesAllowWhatTheLifeOfAnAccountNeeds() {
    try (ConnectorStack stack = ConnectorStack.startUnpolled("seam", StackSettings.usual());
        Recorded connector = new Recorded("ConnectorFunction", stack);
        Recorded jobs = new Recorded("JobFunction", stack)) {
      stack.stack().secrets().put(SECRET, VERSION, stack.cloud().credential());
      Credential credential = new Credential.Secret(SECRET, VERSION, "");
      String device = stack.cloud().devices().getFirst().id();
      ClusterCommand lock =
          new ClusterCommand(
              device,
              "1",
              "0x0101",
              ClusterCommand.UPDATE_STATE,
              JsonTrees.object().put("0x0000", 1));
      for (ServiceCall call :
          List.of(
              ServiceCall.activate(EmbeddedStack.CONNECTOR_ID, credential),
              ServiceCall.discover(EmbeddedStack.CONNECTOR_ID, credential, "12345678", List.of()),
              ServiceCall.send(EmbeddedStack.CONNECTOR_ID, credential, "t-1", lock),
              ServiceCall.deactivate(EmbeddedStack.CONNECTOR_ID, credential))) {
        assertEquals(200, code(connector.invoke(call.json())), call.operation());
        doJobs(stack, jobs);
      }
      assertTrue(stack.stack().endpoint().requests().size() > 1);
      assertAllowed("ConnectorRole", "ConnectorLogs", connector.needed());
      assertAllowed("JobRole", "JobLogs", jobs.needed());
    }
  }

  /** Until no job is due; one that waits for a device's answer is left where it is. */
  private static void doJobs(ConnectorStack stack, Recorded jobs) {
    EmbeddedStack embedded = stack.stack();
    try (SqsPoller poller = new SqsPoller(embedded.sqs(), embedded.jobs(), 1, 1, jobs::invoke)) {
      while (embedded.sqs().depth(embedded.jobs().url()).visible() > 0
          || embedded.sqs().depth(embedded.jobs().url()).inFlight() > 0) {
        poller.pause();
      }
    }
  }

  private static int code(InvocationResult result) {
    return JsonTrees.read(result.payload()).orElseThrow().at("/header/responseCode").asInt();
  }

  private static void assertAllowed(String role, String logs, Set<String> needed) {
    Set<String> allowed = RolePolicy.of(TEMPLATE, role, GIVEN).actions(logs);
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(allowed);
    assertFalse(needed.isEmpty());
    assertEquals(Set.of(), missing, role + " allows " + allowed);
  }

  /** A function with the variables of the template, and what it asks of AWS. */
  private static final class Recorded implements AutoCloseable {
    private final ConnectorStack stack;
    private final CallRecorder dynamoDb;
    private final CallRecorder sqs;
    private final CallRecorder kms;
    private final CallRecorder secrets;
    private final FunctionProcess function;

    Recorded(String name, ConnectorStack stack) {
      EmbeddedStack embedded = stack.stack();
      this.stack = stack;
      this.dynamoDb = new CallRecorder(embedded.table().uri());
      this.sqs = new CallRecorder(embedded.sqs().endpoint());
      this.kms = new CallRecorder(embedded.kms().uri());
      this.secrets = new CallRecorder(embedded.secrets().uri());
      Map<String, String> environment = new HashMap<>(stack.environment());
      environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.url());
      environment.put("AWS_ENDPOINT_URL_SQS", sqs.url());
      environment.put("AWS_ENDPOINT_URL_KMS", kms.url());
      environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.url());
      Set<String> given = new TreeSet<>(TEMPLATE.variables(name).keySet());
      // Of a stand-in; on AWS the folder says it.
      given.add("VENDOR_API_ADDRESS");
      environment
          .keySet()
          .removeIf(variable -> !variable.startsWith("AWS_") && !given.contains(variable));
      this.function =
          FunctionProcess.start(
              FunctionSpec.built().withEnvironment(environment), new FunctionLog());
      // A first call takes longer than the service waits.
      invoke(
          new ServiceCall("AWS.None", "1.0", EmbeddedStack.CONNECTOR_ID, null, JsonTrees.object())
              .json());
    }

    InvocationResult invoke(byte[] event) {
      InvocationResult result = function.invoke(event, EmbeddedStack.TIMEOUT, null);
      assertFalse(result.functionError(), result.text());
      return result;
    }

    Set<String> needed() {
      Set<String> needed = new TreeSet<>();
      for (CallRecorder.Asked call : dynamoDb.calls()) {
        if (call.operation().equals("BatchGetItem")) {
          needed.add("dynamodb:BatchGetItem on Ledger");
        } else {
          needed.addAll(NeededPermissions.ofDynamoDb(call));
        }
      }
      for (CallRecorder.Asked call : sqs.calls()) {
        String queue = URI.create(call.body().path("QueueUrl").asText()).getPath();
        boolean job = URI.create(stack.stack().jobs().url()).getPath().equals(queue);
        needed.add(
            "sqs:" + call.operation().replace("Batch", "") + " on " + (job ? "JobQueue" : queue));
      }
      kms.calls().forEach(call -> needed.add("kms:" + call.operation() + " on " + key()));
      for (CallRecorder.Asked call : secrets.calls()) {
        String secret = call.body().path("SecretId").asText();
        needed.add(
            "secretsmanager:" + call.operation() + " on " + (secret.equals(SECRET) ? "" : secret));
      }
      return needed;
    }

    /** As the template names it. */
    private static String key() {
      return TEMPLATE.environment("JobFunction", GIVEN).getOrDefault("TOKEN_KEY", "");
    }

    @Override
    public void close() {
      function.close();
      dynamoDb.close();
      sqs.close();
      kms.close();
      secrets.close();
    }
  }
}
