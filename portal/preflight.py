"""What can be known to keep the portal from starting, said in a sentence before anything starts."""
import errno
import socket
import tempfile

from portal.settings import Settings

NO_SUCH_NAME = (socket.EAI_NONAME, socket.EAI_NODATA, socket.EAI_AGAIN)


class CannotStart(Exception):
    """Something on this machine keeps the portal from starting; its text is a sentence for the operator."""


def check(settings: Settings) -> None:
    """Raise CannotStart when the folder cannot be written to or the address cannot be listened on."""
    _check_folder(settings)
    _check_address(settings)


def _check_folder(settings: Settings) -> None:
    try:
        with tempfile.TemporaryFile(dir=settings.data_dir) as file:
            file.write(b"can this be written?")
    except OSError as error:
        raise CannotStart(f"DATA_DIR {settings.data_dir} cannot be written to: {error.strerror}.") from error


def _check_address(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as error:
        raise CannotStart(_refusal(settings, error)) from error


def _refusal(settings: Settings, error: OSError) -> str:
    port = settings.port
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program or another copy of the portal. End that one, or choose another: PORT={port + 1}."
    if error.errno == errno.EACCES:
        return f"Port {port} needs a right that this account lacks. Choose a port from 1024 on: PORT=8000."
    if error.errno in (errno.EADDRNOTAVAIL, *NO_SUCH_NAME):
        return f"HOST {settings.host} is no address of this machine. Use 127.0.0.1 for this machine alone, 0.0.0.0 for its network."
    return f"The portal cannot listen on {settings.host}, port {port}: {error.strerror}."
