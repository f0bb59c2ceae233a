"""`trainer list`: what there is to practise."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from graders.text import counted
from trainer.cli.options import places_of, shared_options

if TYPE_CHECKING:
    from trainer.bank import Catalogue
    from trainer.bank.index import TrackSummary

__all__ = ["command"]


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@shared_options
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """List tracks, topics, questions and coding tasks."""
    from trainer.bank import open_catalogue

    places = places_of(context)
    catalogue = open_catalogue(places.content, places.cache)
    if as_json:
        click.echo(json.dumps(_as_json(catalogue), indent=2))
        return
    for track in catalogue.tracks:
        click.echo("\n".join(_track_lines(catalogue, track)))
    for fault in catalogue.faults:
        click.echo(fault, err=True)


def _track_lines(catalogue: Catalogue, track: TrackSummary) -> list[str]:
    questions = [question for question in catalogue.questions if question.track == track.id]
    tasks = [task for task in catalogue.tasks if task.track == track.id]
    counts = Counter(question.topic for question in questions)
    width = max(len(topic.id) for topic in track.topics)
    held = f"{counted(len(questions), 'question')}, {counted(len(tasks), 'coding task')}"
    lines = [f"{track.id}  {track.title}", f"  {held}", ""]
    lines += [f"  {topic.id:<{width}}  {counts[topic.id]:>4}  {topic.title}" for topic in track.topics]
    if tasks:
        width = max(len(task.id) for task in tasks)
        lines += ["", "  coding tasks"]
        lines += [f"  {task.id:<{width}}  level {task.level}  {task.title}" for task in tasks]
    return lines


def _as_json(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "tracks": [
            {
                "id": track.id,
                "title": track.title,
                "summary": track.summary,
                "folder": str(track.folder),
                "topics": [{"id": topic.id, "title": topic.title} for topic in track.topics],
                "objectives": [
                    {"id": objective.id, "topic": objective.topic, "text": objective.text}
                    for objective in track.objectives
                ],
                "questions": [
                    {
                        "id": question.id,
                        "kind": question.kind,
                        "level": question.level,
                        "topic": question.topic,
                        "objectives": list(question.objectives),
                    }
                    for question in catalogue.questions
                    if question.track == track.id
                ],
                "tasks": [
                    {
                        "id": task.id,
                        "title": task.title,
                        "level": task.level,
                        "topic": task.topic,
                        "objectives": list(task.objectives),
                        "function": task.function,
                        "folder": str(task.folder),
                    }
                    for task in catalogue.tasks
                    if task.track == track.id
                ],
            }
            for track in catalogue.tracks
        ],
        "faults": list(catalogue.faults),
    }
