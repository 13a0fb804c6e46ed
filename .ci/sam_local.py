"""Runs the functions that sam build left as sam local does, with AWS's Runtime Interface Emulator out of
SAM CLI's package in place of a container: SAM CLI itself resolves the template, the environment with
events/env/local.json, and the route of start-api. Sends each file of events/ to each function, and
compares the reply and what the endpoint's stand-in got with the record of the tests. Then takes each
variable out of the environment in turn, which must be noticed.

sam_local.py [address]   where the emulator listens, 127.0.0.1 unless given
"""
import contextlib
import copy
import io
import json
import os
import pathlib
import platform
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

# Before SAM CLI is loaded, which reads them: the keys and the Region that the stand-in knows.
os.environ.update(AWS_ACCESS_KEY_ID="AKIDLOCAL", AWS_SECRET_ACCESS_KEY="local-only",
                  AWS_DEFAULT_REGION="eu-west-1", SAM_CLI_TELEMETRY="0")
os.environ.pop("AWS_SESSION_TOKEN", None)

import boto3
import samcli
from samcli.commands.local.cli_common.invoke_context import InvokeContext
from samcli.commands.local.lib.local_lambda import LocalLambdaRunner
from samcli.lib.providers.api_provider import ApiProvider
from samcli.lib.providers.sam_function_provider import SamFunctionProvider
from samcli.lib.providers.sam_stack_provider import SamLocalStackProvider
from samcli.local.apigw.local_apigw_service import LocalApigwService

BUILT = pathlib.Path(".aws-sam/build")
EVENTS = pathlib.Path("events")
WARM_UP = EVENTS / "direct-device-change.json"
ENVIRONMENT = EVENTS / "env/local.json"
GOLDEN = pathlib.Path("src/test/resources/golden")
# What a function without a queue for rejected messages returns of them instead.
RETURNED = json.loads(pathlib.Path("src/test/resources/sam/returned.json").read_text(encoding="utf-8"))
PAGE, TABLES = "http://127.0.0.1:8080", "http://127.0.0.1:8000"
LEDGER = "relay-ledger"
RUNTIME = ("aws-lambda-java-runtime-interface-client-", "aws-lambda-java-core-", "aws-lambda-java-serialization-",
           "utils-lite-")
MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
# A function that has lost this variable must not answer this file as it should.
NEEDED = {
    "AWS_ENDPOINT_URL_DYNAMODB": ("WebhookFunction", "http-v2-device-change"),
    "AWS_ENDPOINT_URL_IOT_MANAGED_INTEGRATIONS": ("WebhookFunction", "http-v2-device-change"),
    "AWS_ENDPOINT_URL_SQS": ("QueueFunction", "sqs-unreadable"),
    "CONNECTOR_ID": ("WebhookFunction", "http-v2-device-change"),
    "LEDGER_TABLE": ("WebhookFunction", "http-v2-device-change"),
    "OVERFLOW_QUEUE_URL": ("WebhookFunction", "http-v2-device-change"),
    "REJECTED_QUEUE_URL": ("QueueFunction", "sqs-unreadable"),
}
# Read only where a vendor is asked, which the template's defaults do not have.
WITH_A_VENDOR = {"JOB_QUEUE_URL"}


def free_port(address):
    with socket.socket() as any_port:
        any_port.bind((address, 0))
        return any_port.getsockname()[1]


def get(url):
    with urllib.request.urlopen(url, timeout=10) as reply:
        return json.load(reply)


def wait(seconds, what, process, log, ready):
    """Until it is ready; says why it is not, with the process's own words."""
    end = time.monotonic() + seconds
    while not ready():
        if process.poll() is not None or time.monotonic() > end:
            log.flush()
            words = pathlib.Path(log.name).read_text(encoding="utf-8", errors="replace")[-3000:]
            state = "is still not up" if process.poll() is None else f"ended with {process.poll()}"
            sys.exit(f"{what} {state} after {seconds} s:\n{words}")
        time.sleep(0.05)


def accepts(address, port):
    with socket.socket() as caller:
        return caller.connect_ex((address, port)) == 0


@contextlib.contextmanager
def running(command, log, **options):
    """With all it starts, and ended with all of it."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                               start_new_session=True, **options)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            pass
        # Also what the process itself has left behind.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def stack_of(session):
    """JVM and class path of the stack that Maven has started: they are those of the tests."""
    for each in pathlib.Path("/proc").iterdir():
        with contextlib.suppress(OSError, ProcessLookupError):
            if each.name.isdigit() and os.getsid(int(each.name)) == session:
                words = (each / "cmdline").read_bytes().decode().split("\0")
                if "io.iotmi.relay.local.play.LocalMain" in words:
                    jars = words[words.index("-classpath") + 1].split(":")
                    return os.readlink(each / "exe"), [
                        jar for jar in jars if os.path.basename(jar).startswith(RUNTIME)]
    sys.exit("the JVM of the stack is not among Maven's processes")


class Emulator:
    """Takes the place of SAM CLI's container: the same environment, the same URL. Keeps the function
    up until another one is wanted, as sam local start-api does with warm containers."""

    def __init__(self, address, java, jars, folder):
        self.address, self.java, self.jars, self.folder = address, java, jars, folder
        # The JVM asks this file alone. The machine knows itself by the name that a container has
        # for it, and no name of AWS, so that nothing can leave.
        self.hosts = pathlib.Path(folder, "hosts")
        self.hosts.write_text("127.0.0.1 host.docker.internal localhost\n", encoding="utf-8")
        self.current, self.up = None, contextlib.ExitStack()

    def invoke(self, config, event, *_, stdout=None, **__):
        variables = config.env_vars.resolve()
        if self.current != (config.name, variables):
            self.close()
            self.start(config, variables)
            self.current = (config.name, variables)
        request = urllib.request.Request(
            f"http://{self.address}:{self.port}/2015-03-31/functions/function/invocations",
            data=event.encode(), method="POST")
        with urllib.request.urlopen(request, timeout=config.timeout + 30) as reply:
            stdout.write_str(reply.read().decode())

    def start(self, config, variables):
        self.port = free_port(self.address)
        rie = pathlib.Path(samcli.__file__).parent / "local/rapid" / (
            "aws-lambda-rie-" + {"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()])
        command = [rie, "--log-level", "error",
                   "--runtime-interface-emulator-address", f"{self.address}:{self.port}",
                   "--runtime-api-address", f"127.0.0.1:{free_port('127.0.0.1')}",
                   self.java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m",
                   "--enable-native-access=ALL-UNNAMED", f"-Djdk.net.hosts.file={self.hosts}",
                   "-cp", ":".join(self.jars), MAIN, config.handler]
        self.log = self.up.enter_context(
            open(pathlib.Path(self.folder, "function.log"), "w", encoding="utf-8"))
        # The client finds the function's classes and jars from the working directory.
        process = self.up.enter_context(running(
            command, self.log, cwd=config.code_abs_path,
            env={"PATH": os.environ["PATH"], "TZ": ":UTC", "LANG": "en_US.UTF-8",
                 "LAMBDA_TASK_ROOT": str(config.code_abs_path), "_HANDLER": config.handler, **variables}))
        wait(30, f"the emulator of {config.name}", process, self.log,
             lambda: accepts(self.address, self.port))

    def words(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(encoding="utf-8", errors="replace")[-2000:]

    def close(self):
        self.up.close()
        self.current = None


class Written(io.StringIO):
    """What SAM CLI writes a reply to."""

    def write_str(self, text):
        self.write(text)


class Sam:
    def __init__(self, emulator, overrides):
        template = BUILT / "template.yaml"
        self.stacks, _ = SamLocalStackProvider.get_stacks(str(template))
        self.functions = SamFunctionProvider(self.stacks)
        self.runner = LocalLambdaRunner(emulator, self.functions, os.getcwd(), os.getcwd(),
                                        env_vars_values=overrides)

    def invoke(self, function, event):
        reply = Written()
        try:
            self.runner.invoke(function, event, stdout=reply)
            return json.loads(reply.getvalue())
        except (urllib.error.HTTPError, json.JSONDecodeError) as failure:
            return {"no reply": f"{failure}: {reply.getvalue()}"}

    def route(self):
        """As a client of sam local start-api."""
        service = LocalApigwService(api=ApiProvider(self.stacks).api, lambda_runner=self.runner,
                                    port=3000, host="127.0.0.1")
        service.create()
        return service._app.test_client()


def empty_ledger():
    table = boto3.resource("dynamodb", endpoint_url=TABLES).Table(LEDGER)
    for item in table.scan(ProjectionExpression="id")["Items"]:
        table.delete_item(Key={"id": item["id"]})


def sent_since(number):
    """Path, status and body of each request to the stand-in, in an order of their own."""
    state = get(PAGE + "/state")
    requests = [{"path": each["path"], "status": each["status"],
                 "body": get(f"{PAGE}/state/requests/{each['number']}")}
                for each in state["requests"] if each["number"] >= number]
    return sorted(requests, key=lambda request: json.dumps(request, sort_keys=True))


def recorded(function, file, variables):
    golden = json.loads((GOLDEN / f"{file}.json").read_text(encoding="utf-8"))
    reply = golden["reply"]
    if "REJECTED_QUEUE_URL" not in variables and file in RETURNED:
        reply = {"batchItemFailures": [{"itemIdentifier": each} for each in RETURNED[file]]}
    if "replyBody" in golden:
        reply = {**reply, "body": golden["replyBody"]}
    return reply, sorted(golden["requests"], key=lambda request: json.dumps(request, sort_keys=True))


def differences(sam, function, file):
    """What is otherwise than on record; empty where all is well."""
    before = get(PAGE + "/state")["requestsCount"]
    reply = sam.invoke(function, (EVENTS / f"{file}.json").read_text(encoding="utf-8"))
    if isinstance(reply.get("body"), str):
        reply["body"] = json.loads(reply["body"])
    variables = sam.functions.get(function).environment["Variables"]
    expected, requests = recorded(function, file, variables)
    sent = sent_since(before)
    found = []
    if reply != expected:
        found.append(f"replied {json.dumps(reply)}\n    not {json.dumps(expected)}")
    if sent != requests:
        found.append(f"sent {json.dumps(sent)}\n    not {json.dumps(requests)}")
    return found


def each_file_to_each_function(sam, emulator):
    files = sorted(file.stem for file in EVENTS.glob("*.json"))
    wrong = []
    resources = sam.stacks[0].resources
    # A function that a parameter deploys is not there by default.
    always = [each.name for each in sam.functions.get_all() if "Condition" not in resources[each.name]]
    for function in sorted(always):
        empty_ledger()
        # The first call loads the classes, which may take so long that the webhook hands over to the queue.
        sam.invoke(function, json.dumps(json.loads(WARM_UP.read_text(encoding="utf-8")) | {"EventId": function}))
        parked = get(PAGE + "/state")["parkedCount"]
        for file in files:
            for difference in differences(sam, function, file):
                wrong.append(f"{function}, {file}: {difference}")
        parked = get(PAGE + "/state")["parkedCount"] - parked
        if parked != (3 if function == "QueueFunction" else 0):
            wrong.append(f"{function} parked {parked} messages")
        if wrong:
            sys.exit("\n".join([*wrong, "its last words:", emulator.words()]))
        print(f"{function}: {len(files)} files, replies and requests as on record")
        emulator.close()


def a_request_to_the_route(sam):
    empty_ledger()
    before = get(PAGE + "/state")["requestsCount"]
    event = json.loads((EVENTS / "direct-device-change.json").read_text(encoding="utf-8"))
    reply = sam.route().post("/events", json=event, headers={"X-Trace-Id": "start-api-1"})
    outcomes = [each["outcome"] for each in (reply.get_json(silent=True) or {}).get("events", [])]
    if reply.status_code != 200 or outcomes != ["delivered"] or len(sent_since(before)) != 1:
        sys.exit(f"POST /events of start-api: {reply.status_code} {reply.get_data(as_text=True)}")
    print("start-api: POST /events delivered")


def each_variable_is_needed(emulator, overrides):
    if set(NEEDED) | WITH_A_VENDOR != set(overrides["Parameters"]):
        sys.exit(f"{ENVIRONMENT} has other variables than this check: {sorted(overrides['Parameters'])}")
    for variable, (function, file) in NEEDED.items():
        empty_ledger()
        lacking = copy.deepcopy(overrides)
        del lacking["Parameters"][variable]
        if not differences(Sam(emulator, lacking), function, file):
            sys.exit(f"{function} answered {file} without {variable} as if it had it")
        emulator.close()
    print(f"{len(NEEDED)} variables, each missed where it is taken out")


def main(address):
    if not (BUILT / "template.yaml").is_file():
        sys.exit(f"{BUILT} is not there; sam build makes it")
    overrides = InvokeContext._get_env_vars_value(str(ENVIRONMENT))
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as up:
        log = up.enter_context(open(pathlib.Path(folder, "stack.log"), "w", encoding="utf-8"))
        stack = up.enter_context(running(["mvn", "-B", "-ntp", "-q", "-Plocal", "-Dserve"], log))
        wait(180, "the stack", stack, log,
             lambda: "Ctrl-C ends" in pathlib.Path(log.name).read_text(encoding="utf-8", errors="replace"))
        java, jars = stack_of(stack.pid)
        emulator = Emulator(address, java, jars, folder)
        up.callback(emulator.close)
        sam = Sam(emulator, overrides)
        each_file_to_each_function(sam, emulator)
        a_request_to_the_route(sam)
        each_variable_is_needed(emulator, overrides)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
    main(*(sys.argv[1:] or ["127.0.0.1"]))
