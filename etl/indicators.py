"""Hold the indicator files against their schema before anything is loaded."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from etl.messages import LoadRefusedError
from warehouse.indicators import INDICATORS_FOLDER, read_indicator_file


def validate_indicators(folder: Path = INDICATORS_FOLDER) -> None:
    """Raise LoadRefusedError, naming file and field, when an indicator breaks the schema."""
    schema = json.loads((INDICATORS_FOLDER / "schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for path in sorted(folder.glob("*.yaml")):
        content = _content(path)
        for error in validator.iter_errors(content):
            field = ".".join(str(part) for part in error.path) or "hele bestand"
            raise _refusal(path, field, error.message)
        if content["code"] != path.stem:
            raise _refusal(path, "code", f"{content['code']} is niet de naam van het bestand")


def _content(path: Path) -> dict[str, Any]:
    try:
        return read_indicator_file(path)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"regel {mark.line + 1}" if mark else "hele bestand"
        raise _refusal(path, place, "dit is geen leesbare YAML") from None
    except (TypeError, UnicodeDecodeError):
        raise _refusal(path, "hele bestand", "dit is geen lijst van velden in UTF-8") from None


def _refusal(path: Path, field: str, found: str) -> LoadRefusedError:
    return LoadRefusedError(
        f"onderdeel {field}: {found}.",
        "een indicator volgens warehouse/indicators/schema.json.",
        "Verbeter het bestand en laad opnieuw.",
        path.name,
    )
