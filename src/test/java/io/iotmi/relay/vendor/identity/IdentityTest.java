package io.iotmi.relay.vendor.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityTest {
  @ParameterizedTest
  @CsvSource({
    "lamp-1, lamp-1",
    "12:34:56:00:01:ae, 12@3a34@3a56@3a00@3a01@3aae",
    "module#2, module@232",
    "a@b, a@40b",
    "ü, @c3@bc"
  })
  void anIdIsWrittenInTheCharactersOfTheApi(String id, String encoded) {
    assertEquals(encoded, EncodedId.encode(id));
    assertEquals(Optional.of(id), EncodedId.decode(encoded));
  }

  @Test
  void noTwoIdsBecomeTheSameOneAndEachComesBack() {
    Random random = new Random(7);
    Set<String> seen = new HashSet<>();
    Set<String> encoded = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder id = new StringBuilder();
      for (int length = random.nextInt(6); length >= 0; length--) {
        id.append("@3a:#ä/.aA0".charAt(random.nextInt(11)));
      }
      String written = EncodedId.encode(id.toString());
      assertEquals(Optional.of(id.toString()), EncodedId.decode(written));
      assertTrue(written.matches("[a-zA-Z0-9_.,@-]+"), written);
      assertEquals(seen.add(id.toString()), encoded.add(written));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"@", "@3", "@3A", "@61", "a:b", "@zz", "@c3", "ä"})
  void whatIsNotEncodedLikeAnIdIsNotDecoded(String text) {
    assertEquals(Optional.empty(), EncodedId.decode(text));
  }

  @Test
  void aUserIdThatFitsIsOnlyEncoded() {
    assertEquals("user@3a1", UserAlias.of("user:1"));
  }

  @Test
  void aUserIdThatIsTooLongBecomesOneOfTheLengthOfTheApi() {
    String alias = UserAlias.of("u".repeat(65));
    assertEquals(64, alias.length());
    assertTrue(alias.matches("@-[0-9a-f]{62}"), alias);
    assertNotEquals(alias, UserAlias.of("u".repeat(66)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Desk lamp           | Desk lamp
          Küche (links)       | Küche links
          Ann's   lamp        | Ann s lamp
          /etc/passwd         | etc passwd
          Lampe ½             | Lampe ½
          """)
  void aNameKeepsWhatTheApiTakes(String given, String name) {
    assertEquals(Optional.of(name), DeviceName.of(given));
  }

  @Test
  void aNameWithoutAnAllowedCharacterIsLeftOut() {
    assertEquals(Optional.empty(), DeviceName.of("🛋️ !"));
  }

  @Test
  void aLongNameIsCutWhereTheApiEnds() {
    assertEquals(256, DeviceName.of("ab ".repeat(200)).orElseThrow().length());
  }
}
