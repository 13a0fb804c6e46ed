"""The usual function in Python: Powertools' batch processor and logger, boto3, record after record."""

import json
import os
import time

import boto3
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from botocore.exceptions import ClientError

TTL_SECONDS = 86_400
TABLE = os.environ["LEDGER_TABLE"]
CONNECTOR_ID = os.environ["CONNECTOR_ID"]
PASSED_ON = ("Operation", "UserId", "ConnectorDeviceId", "TraceId", "MatterEndpoint")

logger = Logger()
processor = BatchProcessor(event_type=EventType.SQS)
dynamodb = boto3.client("dynamodb")
managed_integrations = boto3.client("iot-managed-integrations")


def claimed(key):
    """Whether no other delivery of the event came first."""
    now = int(time.time())
    try:
        dynamodb.put_item(
            TableName=TABLE,
            Item={"id": key, "status": {"S": "INPROGRESS"}, "expiration": {"N": str(now + TTL_SECONDS)}},
            ConditionExpression="attribute_not_exists(id) OR expiration < :now",
            ExpressionAttributeValues={":now": {"N": str(now)}},
        )
        return True
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return False
        raise


def relay(record):
    event = json.loads(record["body"])
    key = {"S": event["EventId"]}
    if not claimed(key):
        logger.info("duplicate", event_id=event["EventId"])
        return
    try:
        managed_integrations.send_connector_event(
            ConnectorId=CONNECTOR_ID, **{name: event[name] for name in PASSED_ON if name in event}
        )
    except Exception:
        dynamodb.delete_item(TableName=TABLE, Key={"id": key})
        raise
    dynamodb.update_item(
        TableName=TABLE,
        Key={"id": key},
        UpdateExpression="SET #s = :completed",
        ExpressionAttributeNames={"#s": "status"},
        ExpressionAttributeValues={":completed": {"S": "COMPLETED"}},
    )
    logger.info("delivered", event_id=event["EventId"], trace_id=event.get("TraceId"))


@logger.inject_lambda_context
def handler(event, context):
    return process_partial_response(event=event, record_handler=relay, processor=processor, context=context)
