package io.iotmi.relay.operation;

/** What became of reading a call. */
public sealed interface ReadCall {

  record Understood(OperationCall call) implements ReadCall {}

  /**
   * Not well-formed.
   *
   * @param reply names each fault by its place, never by a value
   */
  record Refused(OperationReply reply) implements ReadCall {}
}
