/** A Java implementation of a vendor's cloud, as one would be written outside of the project. */
@NullMarked
package io.iotmi.relay.cloud.example;

import org.jspecify.annotations.NullMarked;
