package io.iotmi.relay.aws.http;

import java.io.IOException;

/** The request could not be signed, mostly without credentials, and was not sent. */
public final class NotSignedException extends IOException {
  private static final long serialVersionUID = 1L;

  NotSignedException(RuntimeException cause) {
    super("not signed: " + cause.getClass().getSimpleName(), cause);
  }
}
