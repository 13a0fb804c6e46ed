package io.iotmi.relay.vendor.host;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostsTest {
  private static final Hosts HOSTS = new Hosts(List.of("key.example.com", ".vendor.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://key.example.com/pl/1",
        "https://KEY.example.com/pl/1",
        "https://key.example.com:443/pl/1?a=b",
        "https://api.vendor.example/confirm?token=1",
        "https://a.b.vendor.example/"
      })
  void anAddressOfAnAllowedHostMayBeAsked(String address) {
    assertNotNull(HOSTS.allowed(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://key.example.com/pl/1",
        "https://key.example.com.evil.example/",
        "https://evil.example/key.example.com",
        "https://evilkey.example.com/",
        "https://vendor.example/",
        "https://evilvendor.example/",
        "https://key.example.com@evil.example/",
        "https://user:pass@key.example.com/",
        "https://key.example.com:8443/",
        "https://key.example.com./",
        "https://127.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://key.example.com/a/../b",
        "https://key.example.com/a/%2E%2E/b",
        "https://key.example.com//evil.example/",
        "https://key.example.com/#x",
        "https:key.example.com/",
        "https://key.example.com\\@evil.example/",
        "file:///etc/passwd",
        "jar:https://key.example.com/x.jar!/",
        "//key.example.com/",
        ""
      })
  void noOtherAddressMayBeAsked(String address) {
    assertNull(HOSTS.allowed(address));
  }
}
