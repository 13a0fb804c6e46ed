"""Zips a folder as SAM does and refuses what has no place in the function."""
import pathlib
import sys
import tempfile
import zipfile

LIMIT = 12_000_000
FOREIGN = ("io/iotmi/relay/local/", "io/iotmi/relay/bench/", "Test.class", "IT.class",
           "runtime-interface-client", "junit", "DynamoDBLocal", "elasticmq", "iotmanagedintegrations-")

folder = pathlib.Path(sys.argv[1])
files = sorted(file for file in folder.rglob("*") if file.is_file())
with tempfile.TemporaryFile() as zipped:
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.relative_to(folder))
    size = zipped.tell()

found = [str(file) for file in files if any(part in str(file) for part in FOREIGN)]
if not (folder / "io/iotmi/relay/entry/ConnectorHandler.class").is_file():
    sys.exit(f"{folder}: the handler is missing")
if found:
    sys.exit(f"{folder} holds what does not belong into the function: {found}")
if size > LIMIT:
    sys.exit(f"{folder}: {size} bytes zipped, at most {LIMIT}")
print(f"{folder}: {len(files)} files, {size / 1e6:.1f} MB zipped")
