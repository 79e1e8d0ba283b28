"""Templates to fill in, and what each column means; both are made from the contracts."""

import pandas as pd
import streamlit as st

from language import tr
from pages.components import etl_process
from pages.components.downloads import XLSX
from warehouse.templates import Template, read_templates, templates_folder


def offer_templates() -> None:
    """Choose an input; see its columns and download its template."""
    # Closed, nothing within it is run: the templates are made when someone looks for them.
    box = st.expander(
        tr("Sjablonen en uitleg per bestand"),
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
        tr("Sjabloon en uitleg"),
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
        st.warning(tr("De sjablonen zijn nu niet te maken; meld dit aan de beheerder."))
    return templates


def _show_templates() -> None:
    templates = _made_templates()
    if not templates:
        return
    _show(
        st.selectbox(
            tr("Invoer"), templates, format_func=lambda template: template.title, key="template"
        )
    )


def _show(chosen: Template) -> None:
    st.markdown(chosen.purpose)
    st.download_button(
        tr("Download het sjabloon {title} (xlsx)").format(title=chosen.title),
        data=chosen.path.read_bytes,
        file_name=chosen.path.name,
        mime=XLSX,
        key="download_template",
        on_click="ignore",
        icon=":material/download:",
    )
    st.table(_columns(chosen), hide_index=True, border="horizontal", alt=tr("Uitleg per kolom"))


def _columns(template: Template) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                tr("Kolom"): column["name"],
                tr("Verplicht"): _yes_no(column["required"]),
                tr("Mag leeg"): _yes_no(column["may_be_empty"]),
                tr("Uitleg"): column["explanation"],
                tr("Voorbeeld"): column["example"],
                tr("Ook goed als kopje"): ", ".join(column["aliases"]) or tr("geen"),
            }
            for column in template.columns
        ]
    )


def _yes_no(answer: bool) -> str:
    return tr("ja") if answer else tr("nee")
