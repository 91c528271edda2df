"""How evidence looks: photos, files and documents, and what was used before."""

from bot.views.look import Look, capital, lines, shows
from core.tasks.evidence_notices import (
    AskFileTask,
    EvidenceAdded,
    EvidenceKept,
    FileLine,
    FileRefused,
    FileSeenBefore,
    SeenLine,
)


def file_names(files: tuple[FileLine, ...], look: Look) -> str:
    """Give what files are called: by their names, photos without one counted together."""
    named = [one.name for one in files if one.name]
    bare = sum(not one.name for one in files)
    return ", ".join([*([look.say("file-photos", count=bare)] if bare else []), *named])


def shown_by(references: tuple[str, ...], files: tuple[FileLine, ...], look: Look) -> str | None:
    """Give the line of what shows that work was done; None where nothing does."""
    every = [*references, *([file_names(files, look)] if files else [])]
    return look.say("task-evidence", references=", ".join(every)) if every else None


@shows(EvidenceKept)
def kept(notice: EvidenceKept, look: Look) -> str:
    """Confirm that files now belong to a task."""
    number = str(notice.number)
    if not notice.files:
        return look.say("evidence-none", number=number)
    return look.say("evidence-kept", number=number, files=file_names(notice.files, look))


@shows(EvidenceAdded)
def added(notice: EvidenceAdded, look: Look) -> str:
    """Tell the reviewer that more evidence came."""
    return lines(
        look.say(
            "evidence-added",
            by=capital(look.brief(notice.by)),
            number=str(notice.number),
            title=notice.title,
        ),
        shown_by((), notice.files, look),
    )


@shows(AskFileTask)
def ask_file_task(notice: AskFileTask, look: Look) -> str:
    """Ask which task files are for."""
    return look.say("evidence-ask", files=file_names(notice.files, look))


@shows(FileSeenBefore)
def seen_before(notice: FileSeenBefore, look: Look) -> str:
    """Tell the reviewer where the very same content was used before."""
    return look.say(
        "file-seen",
        file=file_names((notice.file,), look),
        by=look.brief(notice.by),
        number=str(notice.number),
        title=notice.title,
        seen="; ".join(_seen(one, look) for one in notice.seen),
    )


@shows(FileRefused)
def refused(notice: FileRefused, look: Look) -> str:
    """Say why a file could not be taken, and what to do."""
    return look.say(f"file-refused-{notice.why}", file=file_names((notice.file,), look))


def _seen(one: SeenLine, look: Look) -> str:
    said = look.day_and_time(one.said)
    if one.number is None:
        return look.say("file-seen-elsewhere", said=said)
    return look.say("file-seen-at", number=str(one.number), said=said)
