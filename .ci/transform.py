"""Prints the CloudFormation that SAM makes of template.yaml, with the parameters' defaults unless
given as Name=Value, for tests to read."""
import json
import sys

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    """The template names none, so that nobody has to ask IAM for their ARNs."""

    def load(self):
        return {}


with open("template.yaml", encoding="utf-8") as file:
    template = yaml_parse(file.read())
# SAM uploads the code and puts its place here.
template["Globals"]["Function"]["CodeUri"] = "s3://bucket/key"
given = dict(argument.split("=", 1) for argument in sys.argv[1:])
print(json.dumps(transform(template, given, NoManagedPolicies()), indent=1))
