/** What {@code template.yaml} promises, held against the code and against what SAM makes of it. */
@NullMarked
package io.iotmi.relay.template;

import org.jspecify.annotations.NullMarked;
