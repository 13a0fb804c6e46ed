package io.iotmi.relay.e2e;

import static io.iotmi.relay.e2e.SharedStack.STACK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.iotmi.relay.author.signing.VendorSigner;
import io.iotmi.relay.local.EmbeddedStack;
import io.iotmi.relay.local.runtime.FunctionLog;
import io.iotmi.relay.local.runtime.FunctionProcess;
import io.iotmi.relay.local.runtime.FunctionSpec;
import io.iotmi.relay.local.runtime.InvocationResult;
import io.iotmi.relay.model.WebhookRequest;
import io.iotmi.relay.stage.verify.Posted;
import io.iotmi.relay.template.RolePolicy;
import io.iotmi.relay.template.Template;
import io.iotmi.relay.vendor.Vendor;
import io.iotmi.relay.vendor.VendorReader;
import io.iotmi.relay.vendor.folder.FolderFiles;
import io.iotmi.relay.vendor.jsonata.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a vendor adds to the permissions of a function is what the function then does. */
final class VendorPermissionsIT {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:000000000000:secret:vendors-AbCdEf";
  private static final Template TEMPLATE = Template.read();
  private static final String TUYA =
      """
      {"data":"Y2lwaGVy","protocol":4,"pv":"2.0","t":1772600000123,
       "decrypted":{"dataId":"an-id","devId":"tuya-1",
         "status":[{"code":"switch_led","value":true,"t":1772600000123}]}}""";
  private static final String SEAM =
      """
      {"event_id":"an-id","event_type":"lock.locked","device_id":"seam-1",
       "occurred_at":"2026-11-26T09:00:00Z"}""";

  @AfterEach
  void repair() {
    STACK.sqs().drain(STACK.rejected().url());
    STACK.sqs().drain(STACK.events().url());
  }

  private static VendorSigner signer(String name) throws IOException {
    Vendor vendor =
        VendorReader.read(
            FolderFiles.read(name, Path.of("src/vendors", name)),
            Bounds.standard(System::nanoTime));
    VendorSigner signer = VendorSigner.of(Objects.requireNonNull(vendor.door()), vendor.body());
    STACK.secrets().put(ARN, signer.secret());
    return signer;
  }

  private static FunctionProcess start(
      String name, String vendor, CallRecorder dynamoDb, CallRecorder secrets) {
    Map<String, String> environment = new HashMap<>(STACK.environment());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.url());
    environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.url());
    environment.put("VENDOR", vendor);
    environment.put("VENDOR_SECRET", ARN);
    Set<String> given = TEMPLATE.variables(name).keySet();
    environment
        .keySet()
        .removeIf(variable -> !variable.startsWith("AWS_") && !given.contains(variable));
    return FunctionProcess.start(
        FunctionSpec.built().withEnvironment(environment), new FunctionLog());
  }

  private static InvocationResult invoke(FunctionProcess function, byte[] event) {
    InvocationResult result = function.invoke(event, EmbeddedStack.TIMEOUT, null);
    assertFalse(result.functionError(), result.text());
    return result;
  }

  /** Those that a vendor with a secret adds. */
  private static Set<String> added(String role, String logs) {
    Set<String> more =
        new TreeSet<>(
            RolePolicy.of(TEMPLATE, role, Map.of("Vendor", "acme", "VendorSecretArn", ARN))
                .actions(logs));
    more.removeAll(RolePolicy.of(TEMPLATE, role, Map.of()).actions(logs));
    return more;
  }

  private static Set<String> done(CallRecorder dynamoDb, CallRecorder secrets) {
    Set<String> done = new TreeSet<>();
    // The statements are those of a function without a vendor.
    for (CallRecorder.Asked call : dynamoDb.calls()) {
      if (!call.operation().endsWith("ExecuteStatement")) {
        done.add("dynamodb:" + call.operation() + " on Ledger");
      }
    }
    for (CallRecorder.Asked call : secrets.calls()) {
      done.add(
          "secretsmanager:" + call.operation() + " on " + call.body().path("SecretId").asText());
    }
    return done;
  }

  @Test
  void theQueueFunctionMayDoWhatAVendorAddsAndNothingElse() throws IOException {
    VendorSigner signer = signer("tuya");
    try (CallRecorder dynamoDb = new CallRecorder(STACK.table().uri());
        CallRecorder secrets = new CallRecorder(STACK.secrets().uri());
        FunctionProcess function = start("QueueFunction", "tuya", dynamoDb, secrets)) {
      WebhookRequest message =
          signer.signed(
              Posted.of(TUYA.replace("an-id", LambdaInvocations.unique("tuya")), Map.of()),
              Instant.now());
      InvocationResult result =
          invoke(
              function,
              new LambdaInvocations.Batch(LambdaInvocations.STANDARD)
                  .add(new String(message.body(), UTF_8))
                  .bytes());
      assertEquals("{\"batchItemFailures\":[]}", result.text());
      assertEquals(List.of(), STACK.sqs().drain(STACK.rejected().url()));
      assertEquals(added("QueueRole", "QueueLogs"), done(dynamoDb, secrets));
    }
  }

  @Test
  void theWebhookFunctionMayDoWhatAVendorAddsAndNothingElse() throws IOException {
    VendorSigner signer = signer("seam");
    try (CallRecorder dynamoDb = new CallRecorder(STACK.table().uri());
        CallRecorder secrets = new CallRecorder(STACK.secrets().uri());
        FunctionProcess function = start("WebhookFunction", "seam", dynamoDb, secrets)) {
      String body = SEAM.replace("an-id", LambdaInvocations.unique("seam"));
      WebhookRequest webhook = signer.signed(Posted.of(body, Map.of()), Instant.now());
      InvocationResult taken = invoke(function, LambdaInvocations.webhook(body, webhook.headers()));
      assertTrue(taken.text().contains("\"statusCode\":202"), taken.text());
      invoke(function, LambdaInvocations.http(body, Map.of()));
      assertEquals(added("WebhookRole", "WebhookLogs"), done(dynamoDb, secrets));
    }
  }
}
