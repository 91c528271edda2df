"""What a shared database is like: its version, how it keeps what it confirmed, how it sorts."""

from sqlalchemy import Connection

from core.kernel.fact import Fact


class Health(Fact, frozen=True):
    """What the server says of itself and of this database."""

    version: str
    order: str
    encoding: str
    synchronous: str
    fsync: str
    most_connections: int
    is_owner: bool


def health_of(connection: Connection) -> Health:
    """Ask the server. `is_owner` says that whoever asks could change or empty the journal."""

    def setting(name: str) -> str:
        return str(connection.exec_driver_sql(f"SHOW {name}").scalar_one())

    order = connection.exec_driver_sql(
        "SELECT datcollate FROM pg_database WHERE datname = current_database()"
    ).scalar_one()
    is_owner = connection.exec_driver_sql(
        "SELECT coalesce(bool_or(has_table_privilege(oid, 'TRUNCATE')), false) FROM pg_class"
        " WHERE relname = 'journal' AND relkind = 'r'"
    ).scalar_one()
    return Health(
        version=setting("server_version"),
        order=str(order),
        encoding=setting("server_encoding"),
        synchronous=setting("synchronous_commit"),
        fsync=setting("fsync"),
        most_connections=int(setting("max_connections")),
        is_owner=bool(is_owner),
    )
