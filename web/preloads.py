"""What nearly every page asks for later, named in the page itself.

Streamlit asks for the script of a table or a map once the first answer of the server names one, and
the map for its own after that: three waits in a row, while the browser had nothing to do before.
"""

import re
from pathlib import Path

from streamlit.file_util import get_static_dir

from warehouse.settings import map_module_url

PARTS = ("BidiComponent", "DataFrame")
"""Of Streamlit: the map, and a table that scrolls. Charts are 4.7 MB, and stand lower."""
_IMPORT = re.compile(r"""(?:from|import)\s*[`"']\./([^`"']+\.js)[`"']""")


def preloads(html: str) -> str:
    """Return the links to put in the page: what the parts import, and the script of the map.

    Raises ValueError when Streamlit has no such part.
    """
    scripts = Path(get_static_dir()) / "static" / "js"
    named: dict[str, None] = {}
    for part in PARTS:
        _follow(scripts, _script(scripts, part), named)
    addresses = [f"./static/js/{name}" for name in named if name not in html]
    return "".join(
        f'<link rel="modulepreload" crossorigin href="{address}">'
        for address in (*addresses, f"./{map_module_url()}")
    )


def _script(scripts: Path, part: str) -> str:
    found = [path.name for path in scripts.glob(f"{part}.*.js")]
    if len(found) != 1:
        raise ValueError(f"{len(found)} scripts of Streamlit are called {part}")
    return found[0]


def _follow(scripts: Path, name: str, named: dict[str, None]) -> None:
    """Note a script, and all that it cannot do without."""
    if name in named:
        return
    named[name] = None
    for needed in _IMPORT.findall((scripts / name).read_text(encoding="utf-8")):
        _follow(scripts, needed, named)
