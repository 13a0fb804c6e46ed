/**
 * Secrets in AWS Secrets Manager: the vendor's, and those of customers.
 *
 * <p>Takes: a secret's ARN, and the id of a version where one is wanted. Gives: versions as texts.
 * Must not know: what they hold, how long they are kept, any other service.
 */
@NullMarked
package io.iotmi.relay.aws.secrets;

import org.jspecify.annotations.NullMarked;
