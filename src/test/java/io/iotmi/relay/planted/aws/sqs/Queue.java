package io.iotmi.relay.planted.aws.sqs;

/** A service of AWS that others use. */
public final class Queue {}
