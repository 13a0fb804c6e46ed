package io.iotmi.relay.author;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.iotmi.relay.vendor.identity.UserAlias;
import org.junit.jupiter.api.Test;

final class IdMainTest {
  @Test
  void anIdOfTheApiIsReadBack() {
    assertEquals("70@3aee@3a50 stands for the vendor's id 70:ee:50", IdMain.said("70@3aee@3a50"));
  }

  @Test
  void anIdOfTheVendorIsEncoded() {
    assertEquals("70:ee:50 is sent as 70@3aee@3a50", IdMain.said("70:ee:50"));
  }

  @Test
  void anIdThatNeedsNoEncodingIsItself() {
    assertEquals("lamp-1 is the vendor's id itself", IdMain.said("lamp-1"));
  }

  @Test
  void theAliasOfALongUserIdCannotBeReadBack() {
    String alias = UserAlias.of("u".repeat(65));
    assertEquals(
        alias + " is the alias of a user id that is too long for the API; it cannot be read back",
        IdMain.said(alias));
  }
}
