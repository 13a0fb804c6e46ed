"""Runs the signed calls of src/site/markdown/sending.md against a server that verifies Signature
Version 4 with botocore, as API Gateway does for the webhook."""
import hashlib
import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

PAGE = pathlib.Path("src/site/markdown/sending.md")
PACKAGES = ["@smithy/signature-v4@5.7.5", "@aws-crypto/sha256-js@5.2.0"]
KEY, SECRET, TOKEN, REGION = "AKIDEXAMPLE", "secret/of+the=example", "token/of+the=session", "eu-west-1"
AUTHORIZATION = re.compile(
    rf"AWS4-HMAC-SHA256 Credential={KEY}/(\d{{8}})/{REGION}/execute-api/aws4_request, ?"
    r"SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})"
)


def refusal(method, url, headers, body):
    """Why the call is not from a caller who has the secret; None if it is."""
    form = AUTHORIZATION.fullmatch(headers.get("authorization", ""))
    if not form:
        return "no such signature: " + headers.get("authorization", "none")
    date, names, signature = form.groups()
    names = names.split(";")
    if "host" not in names or "x-amz-date" not in names:
        return "host and x-amz-date must be signed"
    if headers.get("x-amz-security-token") != TOKEN:
        return "the session's token is missing"
    if headers.get("x-amz-content-sha256", hashlib.sha256(body).hexdigest()) != hashlib.sha256(body).hexdigest():
        return "another body was signed"
    signed = AWSRequest(method, url, headers={name: headers[name] for name in names}, data=body)
    signed.context["timestamp"] = headers["x-amz-date"]
    auth = SigV4Auth(Credentials(KEY, SECRET, TOKEN), "execute-api", REGION)
    expected = auth.signature(auth.string_to_sign(signed, auth.canonical_request(signed)), signed)
    return None if expected == signature and headers["x-amz-date"].startswith(date) else "wrong signature"


class Webhook(http.server.BaseHTTPRequestHandler):
    taken = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        problem = refusal("POST", f"http://{self.headers['Host']}{self.path}", headers, body)
        if problem is None:
            self.taken.append(json.loads(body))
        reply = json.dumps(
            {"status": 200, "events": [{"position": 0, "outcome": "delivered"}]}
            if problem is None
            else {"message": problem}
        ).encode()
        self.send_response(200 if problem is None else 403)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *_):
        pass


def run(language, source, folder, secret):
    """The example as its reader runs it."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": folder,
        "WEBHOOK_URL": f"http://127.0.0.1:{server.server_port}/events",
        "AWS_REGION": REGION,
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": secret,
        "AWS_SESSION_TOKEN": TOKEN,
    }
    file = pathlib.Path(folder, "example." + {"sh": "sh", "python": "py", "js": "mjs"}[language])
    file.write_text(source, encoding="utf-8")
    program = {"sh": "bash", "python": sys.executable, "js": "node"}[language]
    return subprocess.run(
        [program, file], cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )


examples = re.findall(r"^```(sh|python|js)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
if [language for language, _ in examples] != ["sh", "python", "js"]:
    sys.exit(f"{PAGE}: expected an example for each of sh, python and js")
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Webhook)
threading.Thread(target=server.serve_forever, daemon=True).start()
with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", *PACKAGES], cwd=folder, check=True)
    for language, source in examples:
        if run(language, source, folder, "another secret").returncode == 0 or Webhook.taken:
            sys.exit(f"{language}: a wrong secret went unnoticed")
        right = run(language, source, folder, SECRET)
        if right.returncode != 0 or len(Webhook.taken) != 1:
            sys.exit(f"{language}: exit {right.returncode}\n{right.stdout}{right.stderr}")
        print(f"{language}: signature verified, sent {json.dumps(Webhook.taken.pop())[:60]} ...")
