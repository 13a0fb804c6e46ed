"""Prints the CloudFormation that SAM makes of template.yaml, for tests to read.

transform.py [Name=Value ...]   with the parameters' defaults, unless given otherwise
transform.py --each             as {"defaults": ..., "others": {name: {"given": ..., "template": ...}}}:
                                once with the defaults, and once for each parameter with another value,
                                and another revision, where it has one
"""
import copy
import json
import pathlib
import sys

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform

# Values that patterns admit; the other parameters name their values themselves.
EXAMPLES = pathlib.Path("src/test/resources/template/parameter-values.json")


class NoManagedPolicies:
    """The template names none, so that IAM need not be asked for their ARNs."""

    def load(self):
        return {}


def transformed(template, given):
    template = copy.deepcopy(template)
    # SAM uploads the code and puts its place here.
    template["Globals"]["Function"]["CodeUri"] = "s3://bucket/key"
    return transform(template, given, NoManagedPolicies())


def another_value(name, parameter, examples):
    values = parameter.get("AllowedValues") or examples.get(name) or [
        parameter[bound] for bound in ("MinValue", "MaxValue") if bound in parameter]
    others = [str(value) for value in values if str(value) != str(parameter["Default"])]
    if not others:
        sys.exit(f"{name}: no value but the default is known; name one in {EXAMPLES}")
    return others[0]


def each(template):
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    others = {}
    for name, parameter in template["Parameters"].items():
        value = another_value(name, parameter, examples)
        given = {name: value}
        if f"{name}Revision" in template["Parameters"]:
            given[f"{name}Revision"] = "1"
        others[name] = {"given": given, "template": transformed(template, given)}
    return {"defaults": transformed(template, {}), "others": others}


template = yaml_parse(pathlib.Path("template.yaml").read_text(encoding="utf-8"))
arguments = sys.argv[1:]
result = each(template) if arguments == ["--each"] else transformed(
    template, dict(argument.split("=", 1) for argument in arguments))
json.dump(result, sys.stdout, indent=1)
