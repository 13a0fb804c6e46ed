package io.iotmi.relay.local.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.iotmi.relay.local.wire.JsonTrees;
import io.iotmi.relay.local.wire.ListenAddress;
import io.iotmi.relay.local.wire.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of KMS: answers {@code GenerateDataKey} and {@code Decrypt}. See
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
 */
public final class KmsStandIn implements AutoCloseable {
  /** The key that there is. */
  public static final String KEY =
      "arn:aws:kms:eu-west-1:000000000000:key/11111111-2222-3333-4444-555555555555";

  private static final String TYPE = "application/x-amz-json-1.1";
  private static final String PREFIX = "TrentService.";
  private static final int NONCE = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final LocalServer server = LocalServer.start(ListenAddress.free(), this::handle);
  private final byte[] master = random(32);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean denied;

  public URI uri() {
    return URI.create(server.url());
  }

  /** From now on the key may not be used, or may be again. */
  public void deny(boolean isDenied) {
    denied = isDenied;
  }

  /** How many requests came. */
  public int asked() {
    return asked.get();
  }

  private void handle(HttpExchange exchange, byte[] body) throws IOException {
    asked.incrementAndGet();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    JsonNode request = JsonTrees.read(body).orElse(JsonTrees.object());
    if (authorization == null || !authorization.contains("/kms/aws4_request")) {
      error(exchange, "MissingAuthenticationTokenException");
    } else if (denied) {
      error(exchange, "AccessDeniedException");
    } else if (!request.path("KeyId").asText().equals(KEY)) {
      error(exchange, "NotFoundException");
    } else if ((PREFIX + "GenerateDataKey").equals(target)
        && request.path("KeySpec").asText().equals("AES_256")) {
      answer(exchange, random(32), request.path("EncryptionContext"));
    } else if ((PREFIX + "Decrypt").equals(target)) {
      decrypt(exchange, request);
    } else {
      error(exchange, "UnknownOperationException");
    }
  }

  private void answer(HttpExchange exchange, byte[] plain, JsonNode context) throws IOException {
    byte[] nonce = random(NONCE);
    byte[] ciphertext;
    try {
      ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    ObjectNode answer = JsonTrees.object();
    answer.put("KeyId", KEY);
    answer.put("Plaintext", Base64.getEncoder().encodeToString(plain));
    answer.put(
        "CiphertextBlob",
        Base64.getEncoder()
            .encodeToString(
                ByteBuffer.allocate(NONCE + ciphertext.length).put(nonce).put(ciphertext).array()));
    LocalServer.reply(exchange, 200, TYPE, JsonTrees.bytes(answer));
  }

  private void decrypt(HttpExchange exchange, JsonNode request) throws IOException {
    byte[] blob = Base64.getDecoder().decode(request.path("CiphertextBlob").asText());
    if (blob.length < NONCE) {
      error(exchange, "InvalidCiphertextException");
      return;
    }
    byte[] nonce = new byte[NONCE];
    ByteBuffer parts = ByteBuffer.wrap(blob).get(nonce);
    byte[] ciphertext = new byte[parts.remaining()];
    parts.get(ciphertext);
    byte[] plain;
    try {
      plain =
          cipher(Cipher.DECRYPT_MODE, nonce, request.path("EncryptionContext")).doFinal(ciphertext);
    } catch (GeneralSecurityException e) {
      error(exchange, "InvalidCiphertextException");
      return;
    }
    ObjectNode answer = JsonTrees.object();
    answer.put("KeyId", KEY);
    answer.put("Plaintext", Base64.getEncoder().encodeToString(plain));
    LocalServer.reply(exchange, 200, TYPE, JsonTrees.bytes(answer));
  }

  private Cipher cipher(int mode, byte[] nonce, JsonNode context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(master, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(JsonTrees.bytes(context));
    return cipher;
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private static void error(HttpExchange exchange, String name) throws IOException {
    ObjectNode answer = JsonTrees.object();
    answer.put("__type", name);
    answer.put("message", "of the stand-in");
    LocalServer.reply(exchange, 400, TYPE, JsonTrees.bytes(answer));
  }

  @Override
  public void close() {
    server.close();
  }
}
