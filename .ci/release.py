"""Makes target/release of what sam build left: the zip of the function, a template that deploys this
zip, the schemas for senders, the bill of materials, and the checksums of all. The same input gives the same bytes.

With a tag as argument, refuses one that is not the version of pom.xml, or that the changelog does
not date."""
import hashlib
import pathlib
import re
import shutil
import sys
import xml.etree.ElementTree
import zipfile

FOLDER = pathlib.Path(".aws-sam/build/QueueFunction")
RELEASE = pathlib.Path("target/release")
# Zip archives know no earlier time.
EPOCH = (1980, 1, 1, 0, 0, 0)

pom = xml.etree.ElementTree.parse("pom.xml")
version = pom.findtext("{http://maven.apache.org/POM/4.0.0}version")
if len(sys.argv) > 1:
    dated = rf"^## \[{re.escape(version)}\] - \d{{4}}-\d{{2}}-\d{{2}}$"
    if sys.argv[1] != f"v{version}":
        sys.exit(f"the tag is {sys.argv[1]}, the version of pom.xml {version}")
    if not re.search(dated, pathlib.Path("CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE):
        sys.exit(f"CHANGELOG.md gives no date for {version}")

shutil.rmtree(RELEASE, ignore_errors=True)
RELEASE.mkdir(parents=True)

code = RELEASE / f"connector-relay-{version}.zip"
with zipfile.ZipFile(code, "w", zipfile.ZIP_DEFLATED) as archive:
    for file in sorted(file for file in FOLDER.rglob("*") if file.is_file()):
        entry = zipfile.ZipInfo(file.relative_to(FOLDER).as_posix(), EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        # Lambda runs the code as another user.
        entry.external_attr = 0o644 << 16
        archive.writestr(entry, file.read_bytes())

template, places = re.subn(
    r"(?m)^(\s+CodeUri): \.$",
    rf"\1: {code.name}",
    pathlib.Path("template.yaml").read_text(encoding="utf-8"),
)
if places == 0 or re.search(r"(?m)^\s+CodeUri: (?!connector-relay)", template):
    sys.exit("template.yaml takes its code from elsewhere than this folder")
(RELEASE / "template.yaml").write_text(template, encoding="utf-8")
for published in pathlib.Path("src/site/resources/schema").iterdir():
    shutil.copy(published, RELEASE)
shutil.copy("target/bom.json", RELEASE / f"connector-relay-{version}.bom.json")

files = sorted(file for file in RELEASE.iterdir())
(RELEASE / "SHA256SUMS").write_text(
    "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files),
    encoding="utf-8",
)
print(f"{RELEASE}: " + ", ".join(file.name for file in files))
