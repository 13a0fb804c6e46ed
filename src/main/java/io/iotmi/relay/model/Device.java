package io.iotmi.relay.model;

/**
 * One discovered device in the shape of the API, already checked against its limits. See
 * https://docs.aws.amazon.com/iot-mi/latest/APIReference/API_Device.html
 */
public record Device(Json.Obj json) {}
