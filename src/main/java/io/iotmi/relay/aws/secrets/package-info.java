/**
 * The vendor's secret in AWS Secrets Manager.
 *
 * <p>Takes: the secret's ARN. Gives: its current and its previous version as texts. Must not know:
 * what they hold, how long they are kept, any other service.
 */
@NullMarked
package io.iotmi.relay.aws.secrets;

import org.jspecify.annotations.NullMarked;
