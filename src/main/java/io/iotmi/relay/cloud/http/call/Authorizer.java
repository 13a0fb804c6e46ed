package io.iotmi.relay.cloud.http.call;

import io.iotmi.relay.json.JsonWriter;
import io.iotmi.relay.model.Json;
import io.iotmi.relay.model.JsonMembers;
import io.iotmi.relay.vendor.api.ApiTemplate;
import io.iotmi.relay.vendor.api.Authorization;
import io.iotmi.relay.vendor.api.TokenCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes calls of requests: puts in what authorizes them. */
public final class Authorizer {
  private static final int MAX_ADDRESS = 8 * 1_024;

  private final InstantSource clock;
  private final Supplier<String> nonces;

  /**
   * @param nonces gives a text that was not given before
   */
  public Authorizer(InstantSource clock, Supplier<String> nonces) {
    this.clock = clock;
    this.nonces = nonces;
  }

  /** The call of a request. */
  VendorHttp.Call call(
      ApiAddress address,
      ApiRequest request,
      Authorization how,
      AccessValues access,
      Json.Obj secret,
      String token)
      throws Filling.Missing {
    Map<String, List<String>> query = new TreeMap<>(request.query());
    Filling early = filling(how, access, secret, token, Filling.Wire.NONE);
    for (Map.Entry<String, ApiTemplate> member : how.query().entrySet()) {
      query.put(member.getKey(), List.of(early.text(member.getValue())));
    }
    String plain = request.link() == null ? address.plain(request.path()) : request.link();
    String url = request.link() == null ? address.of(request.path()) : request.link();
    URI uri = uri(url, Percent.pairs(query));
    byte[] body = request.body() == null ? new byte[0] : request.body().bytes();
    Filling filling =
        early.with(
            new Filling.Wire(
                request.method(),
                uri.toString(),
                target(uri),
                joined(plain, Percent.plainPairs(query)),
                body));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.putAll(request.headers());
    if (request.body() != null) {
      headers.put("Content-Type", request.body().contentType());
    }
    fill(headers, how.headers(), how.basic(), filling);
    return new VendorHttp.Call(
        request.method(), uri, headers, request.body() == null ? null : body);
  }

  /** The call that asks for a token or ends one. */
  VendorHttp.Call call(
      ApiAddress address,
      TokenCall request,
      Authorization how,
      AccessValues access,
      Json.Obj secret,
      String token)
      throws Filling.Missing {
    Filling early = filling(how, access, secret, token, Filling.Wire.NONE);
    URI uri = URI.create(address.of(request.url()));
    byte[] body = null;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    if (!request.form().isEmpty()) {
      Map<String, List<String>> fields = new TreeMap<>();
      for (Map.Entry<String, ApiTemplate> field : request.form().entrySet()) {
        fields.put(field.getKey(), List.of(early.text(field.getValue())));
      }
      body = Percent.pairs(fields).getBytes(StandardCharsets.UTF_8);
      headers.put("Content-Type", "application/x-www-form-urlencoded");
    } else if (!request.json().isEmpty()) {
      JsonMembers members = new JsonMembers();
      for (Map.Entry<String, ApiTemplate> field : new TreeMap<>(request.json()).entrySet()) {
        members.text(field.getKey(), early.text(field.getValue()));
      }
      body = JsonWriter.bytes(members.object());
      headers.put("Content-Type", "application/json");
    }
    Filling filling =
        early.with(
            new Filling.Wire(
                request.method(),
                uri.toString(),
                target(uri),
                target(uri),
                body == null ? new byte[0] : body));
    fill(headers, request.headers(), request.basic(), filling);
    return new VendorHttp.Call(request.method(), uri, headers, body);
  }

  private Filling filling(
      Authorization how, AccessValues access, Json.Obj secret, String token, Filling.Wire wire) {
    return new Filling(access, secret, token, how.sign(), clock.instant(), nonces.get(), wire);
  }

  private static void fill(
      Map<String, String> headers,
      Map<String, ApiTemplate> templates,
      Authorization.@Nullable Basic basic,
      Filling filling)
      throws Filling.Missing {
    for (Map.Entry<String, ApiTemplate> header : templates.entrySet()) {
      headers.put(header.getKey(), printable(header.getKey(), filling.text(header.getValue())));
    }
    if (basic != null) {
      String pair = filling.text(basic.user()) + ":" + filling.text(basic.password());
      headers.put(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** A line break in a token would begin another header. */
  private static String printable(String name, String value) throws Filling.Missing {
    if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      throw new Filling.Missing("what the header " + name + " needs is not printable ASCII");
    }
    return value;
  }

  private static URI uri(String address, String query) throws Filling.Missing {
    String whole = joined(address, query);
    if (whole.length() > MAX_ADDRESS) {
      throw new Filling.Missing("the address is longer than " + MAX_ADDRESS + " characters");
    }
    return URI.create(whole);
  }

  private static String joined(String address, String query) {
    return query.isEmpty() ? address : address + (address.indexOf('?') < 0 ? "?" : "&") + query;
  }

  private static String target(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
