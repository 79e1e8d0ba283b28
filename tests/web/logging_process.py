"""A process that logs what it should not, in every way that nobody wrote a line for."""

import asyncio
import gc
import threading
import warnings

from streamlit import logger as streamlit_logger

from web.log import use_json_log

ROW = "Jan Jansen, jan.jansen@voorbeeld.nl"

before = streamlit_logger.get_logger("streamlit.before")
use_json_log()
before.warning("%s", ROW)
streamlit_logger.get_logger("streamlit.after").warning(f"as one whole: {ROW}")


def fail() -> None:
    raise KeyError(ROW)


async def forgotten() -> None:
    fail()


async def main() -> None:
    task = asyncio.create_task(forgotten())
    await asyncio.sleep(0)
    del task
    gc.collect()


class Broken:
    """Fails where it is cleared away."""

    def __del__(self) -> None:
        fail()


asyncio.run(main())
warnings.warn(f"not a number: {ROW}", RuntimeWarning, stacklevel=1)
thread = threading.Thread(target=fail)
thread.start()
thread.join()
Broken()
