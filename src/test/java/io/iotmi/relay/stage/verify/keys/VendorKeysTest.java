package io.iotmi.relay.stage.verify.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.iotmi.relay.stage.verify.Given;
import io.iotmi.relay.stage.verify.WebhookVerifier.Wanted;
import io.iotmi.relay.vendor.door.Scheme;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VendorKeysTest {
  private static final String PEM = pem();

  private final Clock clock = new Clock();
  private final List<URI> asked = new ArrayList<>();
  private VendorWeb.Answer answer = new VendorWeb.Answer.Got(PEM);
  private final VendorKeys keys =
      new VendorKeys(
          (address, deadline) -> {
            asked.add(address);
            return answer;
          },
          Scheme.Algorithm.ED25519,
          Duration.ofHours(24),
          clock);

  private static String pem() {
    try {
      byte[] der =
          KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
      return "-----BEGIN PUBLIC KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(der)
          + "\n-----END PUBLIC KEY-----";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Given.Key find(String name) {
    return keys.find(
        new Wanted.At(URI.create("https://key.example.com/" + name)), clock.deadline());
  }

  @Test
  void aKeyIsFetchedOnceADay() {
    assertInstanceOf(Given.Key.Found.class, find("a"));
    assertEquals(find("a"), find("a"));
    assertEquals(1, asked.size());
    clock.pass(Duration.ofHours(24));
    find("a");
    assertEquals(2, asked.size());
  }

  @Test
  void aMissingKeyIsRemembered() {
    answer = new VendorWeb.Answer.Refused(404);
    assertEquals(new Given.Key.Unknown(), find("a"));
    assertEquals(new Given.Key.Unknown(), find("a"));
    assertEquals(1, asked.size());
    answer = new VendorWeb.Answer.Got(PEM);
    clock.pass(Duration.ofMinutes(10));
    assertInstanceOf(Given.Key.Found.class, find("a"));
  }

  @Test
  void aTextThatIsNoKeyIsRememberedAsMissing() {
    answer = new VendorWeb.Answer.Got("<html>");
    assertEquals(new Given.Key.Unknown(), find("a"));
    assertEquals(new Given.Key.Unknown(), find("a"));
    assertEquals(1, asked.size());
  }

  @Test
  void newNamesAreAskedForTenTimesAMinute() {
    find("known");
    answer = new VendorWeb.Answer.Refused(404);
    for (int i = 0; i < 100; i++) {
      find("invented-" + i);
    }
    assertEquals(10, asked.size());
    assertEquals(new Given.Key.OverBudget(), find("another"));
    assertInstanceOf(Given.Key.Found.class, find("known"));
    clock.pass(Duration.ofMinutes(1));
    assertEquals(new Given.Key.Unknown(), find("another"));
  }

  @Test
  void aHostThatDoesNotAnswerIsAskedAgain() {
    answer = new VendorWeb.Answer.None();
    assertEquals(new Given.Key.Unavailable(), find("a"));
    answer = new VendorWeb.Answer.Got(PEM);
    assertInstanceOf(Given.Key.Found.class, find("a"));
  }

  @Test
  void anOldKeyIsBetterThanNone() {
    find("a");
    answer = new VendorWeb.Answer.None();
    clock.pass(Duration.ofDays(3));
    assertInstanceOf(Given.Key.Found.class, find("a"));
  }

  @Test
  void anAddressElsewhereIsNotAsked() {
    assertEquals(new Given.Key.Unknown(), keys.find(new Wanted.Elsewhere(), clock.deadline()));
    assertEquals(List.of(), asked);
  }

  @Test
  void confirmationsHaveABudget() {
    Confirmations confirmations =
        new Confirmations((address, deadline) -> new VendorWeb.Answer.Got(""), clock);
    int confirmed = 0;
    for (int i = 0; i < 50; i++) {
      confirmed +=
          confirmations.confirm(URI.create("https://a.example.com/"), clock.deadline()) ? 1 : 0;
    }
    assertEquals(10, confirmed);
  }
}
