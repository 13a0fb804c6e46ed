package io.iotmi.relay.stage.decode;

/** What was read, or why it could not be. */
sealed interface Reading<T> {

  /** Read. */
  record Got<T>(T value) implements Reading<T> {}

  /**
   * Not readable.
   *
   * @param pointer to it in the body
   * @param reason what was expected, without content
   */
  record Failed<T>(String pointer, String reason) implements Reading<T> {}
}
