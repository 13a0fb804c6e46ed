"""Checks what SAM CLI sees of template.yaml without deploying it: the routes of sam local start-api,
the variables of sam local invoke, and which parameters a plain sam deploy leaves as they are."""
import json
import pathlib
import sys
import tomllib

from samcli.commands.deploy.deploy_context import DeployContext
from samcli.lib.providers.api_provider import ApiProvider
from samcli.lib.providers.sam_function_provider import SamFunctionProvider
from samcli.lib.providers.sam_stack_provider import SamLocalStackProvider
from samcli.yamlhelper import yaml_parse

TEMPLATE = "template.yaml"
# Without them --env-vars could not point a function at stand-ins.
SETTABLE = {"AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_IOT_MANAGED_INTEGRATIONS",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL_SQS", "CONNECTOR_ID", "LEDGER_TABLE", "VENDOR",
            "VENDOR_SECRET"}

wrong = []
stacks, _ = SamLocalStackProvider.get_stacks(TEMPLATE)
routes = [(route.path, sorted(route.methods), route.function_name, route.payload_format_version)
          for route in ApiProvider(stacks).api.routes]
if routes != [("/events", ["POST"], "WebhookFunction", "2.0")]:
    wrong.append(f"sam local start-api sees {routes}")

for function in SamFunctionProvider(stacks).get_all():
    variables = (function.environment or {}).get("Variables", {})
    missing = SETTABLE - set(variables)
    if missing:
        wrong.append(f"sam local invoke {function.name} cannot set {sorted(missing)}")

template = yaml_parse(pathlib.Path(TEMPLATE).read_text(encoding="utf-8"))
with open("samconfig.toml", "rb") as file:
    config = tomllib.load(file)
for environment in ("default", "prod"):
    written = config[environment]["deploy"]["parameters"].get("parameter_overrides", "")
    given = dict(each.split("=", 1) for each in written.split())
    for parameter in DeployContext.merge_parameters(template, given):
        name = parameter["ParameterKey"]
        if name not in given and not parameter.get("UsePreviousValue"):
            wrong.append(f"sam deploy of {environment} resets {name}: {json.dumps(parameter)}")
    if "ConnectorId" in given:
        wrong.append(f"samconfig.toml fixes ConnectorId for {environment}, which the stack itself keeps")
    if config[environment]["deploy"]["parameters"].get("guided"):
        wrong.append(f"samconfig.toml makes the deployment of {environment} a guided one")

if wrong:
    sys.exit("\n".join(wrong))
print(f"{len(routes)} route, {len(SETTABLE)} settable variables, parameters kept by sam deploy")
