"""Write src/newsgraph/showing/yasgui/: the SPARQL editor of `kg serve`, as its makers publish it to npm.

    python scripts/yasgui.py

No package on PyPI ships it. For another version change VERSION and INTEGRITY (`npm view @zazuko/yasgui dist.integrity`), run this, put the
digests that it prints into FILES, look into LICENSE for libraries that came or went, and run tests/browser.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import sys
import tarfile
from pathlib import Path

import requests

OUT = Path(__file__).parents[1] / "src/newsgraph/showing/yasgui"
VERSION = "4.6.2"
INTEGRITY = "sha512-Zw45KdPoAE1KRaAoxIHdQqeJxvaVG1oQdntw0hy0ktX35Zu8ZccuOLrXCLwR+GU+0xMzLw8Mjw6BkSZV2vUuQw=="
FILES = {
    "yasgui.js": ("package/build/yasgui.min.js", "55034eaac74c55f55fbd1eeed008ae38a79053651cbed2b453f1fcfd895a4b75"),
    "yasgui.css": ("package/build/yasgui.min.css", "085b94556b97f9928981bdedb6848fd11ad4d8d950e821f0d698c58ca538fc55"),
}
"""Each file: its path in the npm package, and the SHA-256 of what it holds (it is kept gzipped)."""


def main() -> int:
    """Fetch, check and write; 1 where a file is not the one that FILES tells of."""
    got = requests.get(f"https://registry.npmjs.org/@zazuko/yasgui/-/yasgui-{VERSION}.tgz", timeout=60)
    got.raise_for_status()
    if "sha512-" + base64.b64encode(hashlib.sha512(got.content).digest()).decode() != INTEGRITY:
        sys.exit(f"@zazuko/yasgui {VERSION} is not the package of INTEGRITY; nothing was written.")
    different = False
    with tarfile.open(fileobj=io.BytesIO(got.content)) as package:
        for name, (path, digest) in FILES.items():
            member = package.extractfile(path)
            assert member is not None
            data = member.read()
            (OUT / f"{name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
            found = hashlib.sha256(data).hexdigest()
            different |= found != digest
            print(f"{name}: {found}")
    return int(different)


if __name__ == "__main__":
    sys.exit(main())
