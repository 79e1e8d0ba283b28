"""The SQL models: one file per table, in the layers staging, core and mart."""

from pathlib import Path

MODELS_FOLDER = Path(__file__).parent


def model_names(layer: str) -> list[str]:
    """List the models of a layer by name."""
    return sorted(path.stem for path in (MODELS_FOLDER / layer).glob("*.sql"))


def model_sql(name: str) -> str:
    """Return the text of a model, such as 'core/area'."""
    return (MODELS_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
