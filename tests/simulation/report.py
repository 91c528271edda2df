"""What a simulation says about itself: its counts, and how to see a failure again."""

from tests.simulation.messenger import Counts


def replay(seed: int, mutant: str | None = None, *, office: bool = False) -> str:
    """Give the command that shows a seed's whole history."""
    planted = f' --mutant "{mutant}"' if mutant else " --world office" if office else ""
    return f"replay: python -m tests.simulation --seed {seed}{planted}"


def summary(total: Counts, seconds: float, failed: int) -> str:
    """Give the counts of many seeds in a few lines."""
    deaths = ", ".join(f"{often} {point}" for point, often in total.deaths.most_common())
    days, speed = total.seconds / 86400, total.seconds / seconds
    return "\n".join(
        (
            f"{total.seeds} seeds in {seconds:.1f} s, {failed} failed",
            f"{days:.0f} simulated days, {speed:,.0f} simulated seconds a second",
            f"{total.updates} updates, {total.slots} slots, {total.letters} letters",
            f"{total.refused} letters refused by the platform, {total.jumps} clock jumps",
            f"{total.deaths.total()} deaths: {deaths}",
            f"{total.lost_answers} answers lost, {total.in_flight} in flight at a death",
            f"{total.duplicates} letters arrived again",
        )
    )
