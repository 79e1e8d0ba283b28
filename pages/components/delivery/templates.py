"""Templates to fill in, and what each column means; both are made from the contracts."""

import pandas as pd
import streamlit as st

from pages.components import etl_process
from pages.components.downloads import XLSX
from warehouse.templates import Template, read_templates, templates_folder


def offer_templates() -> None:
    """Choose an input; see its columns and download its template."""
    # Closed, nothing within it is run: the templates are made when someone looks for them.
    box = st.expander(
        "Sjablonen en uitleg per bestand",
        icon=":material/table_view:",
        key="templates",
        on_change="rerun",
    )
    if box.open:
        with box:
            _show_templates()


def offer_template(name: str) -> None:
    """Offer the template of one input; it is made when someone asks for it."""
    box = st.expander(
        "Sjabloon en uitleg",
        icon=":material/table_view:",
        key=f"template_{name}",
        on_change="rerun",
    )
    if box.open:
        with box:
            for template in _made_templates():
                if template.name == name:
                    _show(template)


def _made_templates() -> list[Template]:
    templates = read_templates()
    if not templates:
        etl_process.run("templates", "--folder", str(templates_folder()))
        templates = read_templates()
    if not templates:
        st.warning("De sjablonen zijn nu niet te maken; meld dit aan de beheerder.")
    return templates


def _show_templates() -> None:
    templates = _made_templates()
    if not templates:
        return
    _show(
        st.selectbox(
            "Invoer", templates, format_func=lambda template: template.title, key="template"
        )
    )


def _show(chosen: Template) -> None:
    st.markdown(chosen.purpose)
    st.download_button(
        f"Download het sjabloon {chosen.title} (xlsx)",
        data=chosen.path.read_bytes,
        file_name=chosen.path.name,
        mime=XLSX,
        key="download_template",
        on_click="ignore",
        icon=":material/download:",
    )
    st.table(_columns(chosen), hide_index=True, border="horizontal", alt="Uitleg per kolom")


def _columns(template: Template) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Kolom": column["name"],
                "Verplicht": "ja" if column["required"] else "nee",
                "Mag leeg": "ja" if column["may_be_empty"] else "nee",
                "Uitleg": column["explanation"],
                "Voorbeeld": column["example"],
                "Ook goed als kopje": ", ".join(column["aliases"]) or "geen",
            }
            for column in template.columns
        ]
    )
