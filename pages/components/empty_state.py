"""No release yet: say how to make one, with a button that does it in its own process."""

import os
import subprocess
import sys

import streamlit as st

from warehouse.settings import PROJECT_FOLDER, data_folder, inbox_folder

STEPS = (("example", "--if-empty"), ("load",))
LONGEST_LOAD_S = 600


def show_no_release() -> None:
    """Show what is missing and offer to load the inbox, or example data when it is empty."""
    st.info("Er is nog geen uitgave om te tonen.", icon=":material/info:")
    st.markdown(
        f"""
Zo maakt u er een:

1. Zet uw bestanden in de map `{inbox_folder()}`. Hebt u die nog niet, dan maakt de knop
   voorbeelddata (fictief).
2. Klik op de knop, of draai in een terminal `python -m etl load`.
"""
    )
    if not st.button("Laad de gegevens", type="primary", key="load_first_release"):
        return
    with st.status("Gegevens laden …", expanded=True) as status:
        for step in STEPS:
            answer = _run_etl(step)
            st.code(answer.stdout + answer.stderr or "Klaar.", language=None)
            if answer.returncode != 0:
                status.update(label="Laden is geweigerd: zie de melding.", state="error")
                return
        status.update(label="Geladen.", state="complete")
    st.rerun()


def _run_etl(arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Run the ETL as its own process: heavy work never happens in the web server."""
    command = [sys.executable, "-m", "etl", *arguments]
    if arguments[0] in ("example", "load"):
        command += ["--inbox", str(inbox_folder())]
    data_folder().mkdir(parents=True, exist_ok=True)
    return subprocess.run(  # noqa: S603  fixed arguments, no user text
        command,
        cwd=PROJECT_FOLDER,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_LOAD_S,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
