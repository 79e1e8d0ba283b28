"""A partnership's own work agenda goes before its rows in a file of several partnerships.

Neither file is changed: what is outweighed stays where it stands, and is counted and said.
"""

from collections import Counter
from collections.abc import Sequence

import duckdb

from etl.delivered import DeliveredFile
from warehouse.models import model_sql
from warehouse.work_agenda_deliveries import INPUT, is_own_file


def set_outweighed_aside(
    connection: duckdb.DuckDBPyConnection, files: Sequence[DeliveredFile]
) -> None:
    """Take the rows of a partnership that delivered its own out of accepted.werkagenda.

    An own file without a good row of that partnership outweighs nothing.
    """
    by_id = {file.file_id: file for file in files if file.contract.name == INPUT}
    table = connection.table(f"accepted.{INPUT}").select("rsv_code, file_id").distinct()
    own: dict[str, list[int]] = {}
    for rsv_code, file_id in sorted(table.fetchall()):
        if is_own_file(by_id[file_id].path.name, rsv_code):
            own.setdefault(rsv_code, []).append(file_id)
    for rsv_code, own_files in own.items():
        found = connection.execute(
            model_sql("intake/own_agenda"), {"rsv_code": rsv_code, "own_files": own_files}
        ).fetchall()
        for file_id, rows in sorted(Counter(row[0] for row in found).items()):
            names = ", ".join(by_id[at].path.name for at in own_files)
            many = "1 rij telt" if rows == 1 else f"{rows} rijen tellen"
            by_id[file_id].rows_set_aside += rows
            by_id[file_id].notes.append(f"{many} niet mee: voor {rsv_code} gaat {names} voor")
